using System.Runtime.InteropServices;

namespace Sweep.Training.Cpu;

/// <summary>Asks Linux for pages of 2 MiB: a step reads and writes a megabyte here and there, and in pages of 4 KiB its
/// addresses do not fit the processor's address buffers.</summary>
internal static unsafe partial class HugePages
{
    /// <summary>Of a page.</summary>
    public const nuint PageBytes = 2 << 20;

    /// <summary>What takes up less shares the pages of others.</summary>
    public const nuint WorthBytes = 256 << 10;

    private const int MadvHugepage = 14;

    /// <summary>A mere hint, so a refusal (an old kernel, or one that is told never to) is no failure: the memory is
    /// the same, in small pages.</summary>
    /// <param name="start">A multiple of <see cref="PageBytes"/>.</param>
    /// <param name="bytes">A multiple of <see cref="PageBytes"/>.</param>
    public static void Advise(void* start, nuint bytes)
    {
        if (OperatingSystem.IsLinux()) _ = MemoryAdvise(start, bytes, MadvHugepage);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MemoryAdvise(void* start, nuint bytes, int advice);
}
