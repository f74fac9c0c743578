using System.Buffers;
using System.Diagnostics;
using Sweep.Coordinator.Journal;

namespace Sweep.JournalBenchmark;

/// <summary>Facts to text and back, without any storage.</summary>
internal static class Codec
{
    private const int Rounds = 5;

    internal static void Run(SweepFact[] facts, TextWriter output)
    {
        var texts = facts.Select(Text).ToArray();
        var buffer = new ArrayBufferWriter<byte>(1024);
        var encode = Best(facts.Length, i =>
        {
            buffer.ResetWrittenCount();
            FactCodec.Encode(facts[i], buffer);
        });
        var decode = Best(facts.Length, i => FactCodec.Decode(i + 1, texts[i]));
        output.WriteLine(FormattableString.Invariant(
            $"Codec, best of {Rounds}: encode {encode:N0} facts/s, decode {decode:N0} facts/s, ") +
            FormattableString.Invariant($"{texts.Average(text => text.Length):F1} bytes of text per fact."));
    }

    internal static byte[] Text(SweepFact fact)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        FactCodec.Encode(fact, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static double Best(int count, Action<int> action)
    {
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++) action(i);
            best = Math.Max(best, count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
