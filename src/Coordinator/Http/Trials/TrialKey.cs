using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Sweep.Coordinator.Http.Trials;

/// <summary>A trial's place in an order, which is also what a cursor holds.</summary>
internal readonly record struct TrialKey(double? Objective, long Number, long Position)
{
    /// <summary>As clients get it: a text that means nothing to them.</summary>
    public string ToCursor(TrialSort sort) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{(int)sort}:{Objective:R}:{Number}:{Position}")));

    /// <summary>Null when it is no cursor of this order.</summary>
    public static TrialKey? FromCursor(string cursor, TrialSort sort)
    {
        if (cursor.Length > 200 || !Base64Url.IsValid(cursor)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split(':');
        if (parts.Length != 4 || parts[0] != ((int)sort).ToString(CultureInfo.InvariantCulture)) return null;
        var objective = double.NaN;
        return (parts[1].Length == 0 || double.TryParse(parts[1], CultureInfo.InvariantCulture, out objective))
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var number)
            && long.TryParse(parts[3], CultureInfo.InvariantCulture, out var position)
            ? new TrialKey(parts[1].Length == 0 ? null : objective, number, position)
            : null;
    }
}
