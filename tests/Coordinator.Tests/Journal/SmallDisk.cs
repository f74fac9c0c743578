using System.Diagnostics;
using System.Globalization;

namespace Sweep.Coordinator.Tests.Journal;

/// <summary>A real disk of one megabyte (a tmpfs), to be filled up or switched to read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly ScratchFolder folder = new();

    private SmallDisk()
    {
    }

    internal string Journal => folder.Journal;

    internal string Path => folder.Path;

    internal static SmallDisk Mount()
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.Path) == 0) return disk;
        disk.folder.Dispose();
        throw new InvalidOperationException("mount failed: see its message above");
    }

    internal void MakeReadOnly() => Run("mount", "-o", "remount,ro", Path).ShouldBe(0);

    public void Dispose()
    {
        Run("umount", "--lazy", Path).ShouldBe(0);
        folder.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Linux's capability to mount; containers often lack it, and so do plain users.</summary>
    internal static bool MayMount { get; } = OperatingSystem.IsLinux() && HoldsCapability(bit: 21);

    private static bool HoldsCapability(int bit)
    {
        const string Field = "CapEff:";
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith(Field, StringComparison.Ordinal));
        var set = ulong.Parse(line[Field.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (set >> bit & 1) == 1;
    }
}
