using System.Globalization;
using System.Text;
using Google.Protobuf.Reflection;
using Contracts = Sweep.Messages.Wire.Contracts;

namespace Sweep.Messages.Tests.Wire;

/// <summary>Field numbers, types and limits are what older and newer programs agree on: none may change, and one that
/// is removed must stay reserved. The committed text says what they are; UPDATE_GOLDEN=1 writes it anew, and its diff
/// is to be read before it is committed: lines may be added, never changed.</summary>
public class ContractLockTests
{
    private static readonly FileDescriptor[] Files =
    [
        Contracts.LinkReflection.Descriptor,
        Contracts.TrialReflection.Descriptor,
        Contracts.NodeReflection.Descriptor,
        Contracts.CoordinatorReflection.Descriptor,
    ];

    [Fact]
    public void The_contracts_are_those_that_were_locked() =>
        RepositoryFiles.ShouldHold("tests/golden/protocol.lock.txt", Describe());

    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (var file in Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.Name} {file.Package}\n");
            foreach (var message in file.MessageTypes) Describe(message, text);
            foreach (var enumeration in file.EnumTypes) Describe(enumeration, text);
        }

        return text.ToString();
    }

    private static void Describe(MessageDescriptor message, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"  message {message.Name}\n");
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            text.Append(CultureInfo.InvariantCulture, $"    {field.FieldNumber} {field.Name}: {TypeOf(field)}");
            if (field.RealContainingOneof is { } oneof) text.Append(CultureInfo.InvariantCulture, $" in {oneof.Name}");
            var options = field.GetOptions();
            Limit("bytes", options?.GetExtension(Contracts.LimitsExtensions.BytesMax), text);
            Limit("count", options?.GetExtension(Contracts.LimitsExtensions.CountMax), text);
            text.Append('\n');
        }
    }

    private static void Describe(EnumDescriptor enumeration, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"  enum {enumeration.Name}\n");
        foreach (var value in enumeration.Values)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {value.Number} {value.Name}\n");
        }
    }

    private static string TypeOf(FieldDescriptor field)
    {
        var type = field.FieldType switch
        {
            FieldType.Message => field.MessageType.Name,
            FieldType.Enum => field.EnumType.Name,
            var plain => plain.ToString(),
        };
        return type + (field.IsRepeated ? "[]" : field.HasPresence ? "?" : "");
    }

    private static void Limit(string name, int? value, StringBuilder text)
    {
        if (value is > 0) text.Append(CultureInfo.InvariantCulture, $", {name} <= {value}");
    }
}
