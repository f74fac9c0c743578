using System.Text.Json.Nodes;
using Sweep.Messages.Api;

namespace Sweep.Messages.Definition;

/// <summary>The structural schema of a Sweep's status: bounded in every part, so that no sweep outgrows the API
/// server's limits.</summary>
public static class StatusSchema
{
    private const string TimeFormat = "date-time";

    public static JsonObject Status() => Mapping("How the sweep goes. Written by the operator alone.", new()
    {
        ["observedGeneration"] = Whole("The generation of spec that the rest speaks of."),
        ["phase"] = Described(ResourceKind.Of(new ValueKind.Choice(
            [.. Enum.GetNames<SweepStatus>(), "Pending", "Refused"])),
            "Where the sweep stands, in one word; conditions say it in full."),
        ["conditions"] = Conditions(),
        ["trials"] = Mapping("Trials by state.", Trials()),
        ["best"] = Best(),
        ["startTime"] = Time("When its first trial began."),
        ["completionTime"] = Time("When it came to its end."),
        ["eta"] = Time("When it is likely to end; absent while nothing can be said."),
        ["nodes"] = Whole("Node agents that run for the sweep now."),
    });

    private static JsonObject Trials()
    {
        var counts = new JsonObject
        {
            ["total"] = Whole("All trials: configurations times seeds."),
            ["done"] = Whole("Trials in a state that is final."),
        };
        foreach (var state in Enum.GetNames<TrialState>())
        {
            var word = state.ToLowerInvariant();
            counts[word] = Whole($"Trials that are {word}.");
        }

        return counts;
    }

    private static JsonObject Conditions()
    {
        var condition = Mapping("What holds of the sweep, and why.", new()
        {
            ["type"] = Described(Text("[A-Z][A-Za-z]*", 63),
                "Accepted, Running, Suspended, Complete or Failed; for kubectl wait --for=condition=Complete."),
            ["status"] = Described(ResourceKind.Of(new ValueKind.Choice(["True", "False", "Unknown"])),
                "Whether it holds."),
            ["reason"] = Described(Text("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?", 128), "Why, in one word."),
            ["message"] = Described(Text(2048), "Why, in a sentence."),
            ["lastTransitionTime"] = Time("When its status last changed."),
            ["observedGeneration"] = Whole("The generation of spec that it speaks of."),
        });
        condition["required"] = new JsonArray("type", "status", "reason", "message", "lastTransitionTime");
        var conditions = ByKey(condition, 16, "type");
        conditions["description"] = "What holds of the sweep, by type.";
        return conditions;
    }

    private static JsonObject Best()
    {
        var entry = Mapping("One configuration over its seeds.", new()
        {
            ["rank"] = Whole("Its place, from 1."),
            ["configuration"] = Described(Text(512), "Its hyperparameters, such as adam lr=0.001."),
            ["mean"] = Number("Mean of the objective over its seeds."),
            ["low"] = Number("Lower end of the 95 % interval of the mean."),
            ["high"] = Number("Upper end of the 95 % interval of the mean."),
            ["trials"] = Whole("Seeds that gave a value."),
            ["diverged"] = Whole("Seeds whose trials diverged."),
            ["tiedWithBest"] = Described(
                new JsonObject { ["type"] = "boolean" }, "Not told apart from the best by the seeds so far."),
        });
        entry["required"] = new JsonArray("rank", "configuration");
        var best = ByKey(entry, ResourceBounds.BestMax, "rank");
        best["description"] = "The best configurations so far, best first; the coordinator has all of them.";
        return best;
    }

    private static JsonObject ByKey(JsonObject items, int itemsMax, string key)
    {
        var list = ResourceKind.List(items, itemsMax);
        list["x-kubernetes-list-type"] = "map";
        list["x-kubernetes-list-map-keys"] = new JsonArray(key);
        return list;
    }

    private static JsonObject Mapping(string meaning, JsonObject properties) => Described(
        new JsonObject { ["type"] = "object", ["properties"] = properties }, meaning);

    private static JsonObject Whole(string meaning) =>
        Described(ResourceKind.Of(new ValueKind.Whole(0, 1_000_000_000_000_000)), meaning);

    private static JsonObject Number(string meaning) => Described(new JsonObject { ["type"] = "number" }, meaning);

    private static JsonObject Time(string meaning) => Described(
        new JsonObject { ["type"] = "string", ["format"] = TimeFormat, ["maxLength"] = 40 }, meaning);

    private static JsonObject Text(int lengthMax) => new() { ["type"] = "string", ["maxLength"] = lengthMax };

    private static JsonObject Text(string pattern, int lengthMax) =>
        ResourceKind.Of(new ValueKind.Text(pattern, lengthMax, ""));

    private static JsonObject Described(JsonObject schema, string meaning)
    {
        schema["description"] = meaning;
        return schema;
    }
}
