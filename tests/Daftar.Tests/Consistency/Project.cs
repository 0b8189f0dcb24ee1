using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Consistency;

/// <summary>The clone the tests run from: its root and its own files, without what builds and installs leave behind.</summary>
internal static class Project
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".git", "artifacts", "TestResults", "lib"];

    public static string Root => Repository.Root;

    /// <summary>Files below a folder of the clone, by path from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string pattern, string folder = "") =>
        Walk(new DirectoryInfo(Path.Combine(Root, folder)), pattern)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern).Select(f => f.FullName)
            .Concat(folder.EnumerateDirectories()
                .Where(d => !NotOurs.Contains(d.Name, StringComparer.Ordinal) && d.LinkTarget is null)
                .SelectMany(d => Walk(d, pattern)));
}
