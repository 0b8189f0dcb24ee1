using System.Diagnostics;
using System.Globalization;

namespace Daftar.Tests.Fixtures;

/// <summary>A clone of this repository in a folder of mode 0700 that belongs to one user: what a stranger has after git clone, with the changes not committed yet.</summary>
internal sealed class Clone : IAsyncDisposable
{
    private static int made;
    private readonly TestUser user;
    private readonly string parent;

    private Clone(TestUser user, string parent)
    {
        this.user = user;
        this.parent = parent;
    }

    public string Folder => Path.Combine(parent, "daftar");

    public string Script => Path.Combine(Folder, "daftar");

    public static async Task<Clone> MakeAsync(TestUser user)
    {
        var clone = new Clone(user, PostgresClusters.NewFolder("clone" + Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture)));
        Directory.CreateDirectory(clone.parent, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await GitAsync("clone", "--quiet", "--no-hardlinks", Repository.Root, clone.Folder);
        foreach (var file in await GitAsync("-C", Repository.Root, "ls-files", "-z", "--modified", "--others", "--exclude-standard"))
        {
            clone.Overlay(file);
        }

        if (user.Name is { } name)
        {
            using var own = Process.Start("chown", ["--recursive", name + ":", clone.parent]);
            await own.WaitForExitAsync();
        }

        return clone;
    }

    /// <summary>The script with a verb, run by the clone's owner in the clone.</summary>
    public ProcessStartInfo Command(params IEnumerable<string> arguments) => user.Command(Folder, [Script, .. arguments]);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(parent, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Overlay(string file)
    {
        var from = Path.Combine(Repository.Root, file);
        var to = Path.Combine(Folder, file);
        if (!File.Exists(from))
        {
            File.Delete(to);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    private static async Task<string[]> GitAsync(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed.");
    }
}
