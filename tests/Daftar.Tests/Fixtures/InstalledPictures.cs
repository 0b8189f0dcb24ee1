using System.Diagnostics;
using Daftar.Server.Portal.Pictures;

namespace Daftar.Tests.Fixtures;

/// <summary>The picture library, fetched if need be.</summary>
internal static class InstalledPictures
{
    public static string Script { get; } = Fetch();

    private static string Fetch()
    {
        var install = Path.Combine(Repository.Root, "src", "Daftar.Server", "pictures", "install");
        using var process = Process.Start(new ProcessStartInfo(install) { UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0 && MakePictures.FindScript() is { } script ? script : throw new InvalidOperationException($"{install} failed; its message stands above.");
    }
}
