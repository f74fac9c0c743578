using System.Diagnostics;

namespace Sweep.EndToEnd;

/// <summary>Disks that cannot take what a run writes; each is a small file system of its own.</summary>
public sealed class FullDiskTests
{
    [MountFact]
    public void A_full_disk_is_a_clear_error_and_the_run_goes_on_after_space_is_made()
    {
        using var sweep = new SmallSweep();
        var disk = Directory.CreateDirectory(sweep.Folder("disk")).FullName;
        Mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", disk);
        try
        {
            var full = sweep.Run("disk/out");
            Mount("-o", "remount,size=16m", disk);
            var after = sweep.Run("disk/out");
            sweep.Run("whole").ExitCode.ShouldBe(0);

            full.ExitCode.ShouldBe(1, full.Error);
            full.Error.ShouldContain("full");
            full.Error.ShouldNotContain("   at ");
            after.ExitCode.ShouldBe(0, after.Error);
            sweep.Results("disk/out").ShouldBe(sweep.Results("whole"));
        }
        finally
        {
            Command("umount", disk);
        }
    }

    [MountFact]
    public void A_read_only_folder_is_refused_in_words()
    {
        using var sweep = new SmallSweep();
        var disk = Directory.CreateDirectory(sweep.Folder("disk")).FullName;
        Mount("-t", "tmpfs", "-o", "ro", "tmpfs", disk);
        try
        {
            var run = sweep.Run("disk");

            run.ExitCode.ShouldBe(2, run.Error);
            run.Error.ToLowerInvariant().ShouldContain("read-only");
            run.Error.ShouldNotContain("   at ");
        }
        finally
        {
            Command("umount", disk);
        }
    }

    private static void Mount(params string[] arguments) => Command("mount", arguments).ShouldBe(0);

    private static int Command(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
