namespace Daftar.Tests.Fixtures;

/// <summary>
/// Real office files. They carry the offices' own terms and are no part of the clone: they stand in the folder the environment variable
/// DAFTAR_SAMPLES names, or in <c>../shared/samples</c> beside the clone. Tests that read them are skipped, saying so, where they are absent.
/// </summary>
internal static class Samples
{
    public static string? Folder { get; } = Find();

    /// <summary>Why tests that need them are skipped, or null where they are there.</summary>
    public static string? Absent { get; } = Folder is null ? "The real office files are not here: set DAFTAR_SAMPLES to their folder." : null;

    /// <summary>The full path of one file or folder of them.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Folder ?? throw new InvalidOperationException(Absent), relative);

    /// <summary>All XML files under a folder of them, in a fixed order.</summary>
    public static IReadOnlyList<string> Xml(string folder)
    {
        var files = Directory.GetFiles(Path(folder), "*.xml", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("DAFTAR_SAMPLES");
        var folder = string.IsNullOrEmpty(named) ? System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared", "samples")) : named;
        return Directory.Exists(folder) ? folder : null;
    }
}

/// <summary>A test that reads real office files.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SampleFactAttribute : FactAttribute
{
    public SampleFactAttribute() => Skip = Samples.Absent!;
}

/// <inheritdoc cref="SampleFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SampleTheoryAttribute : TheoryAttribute
{
    public SampleTheoryAttribute() => Skip = Samples.Absent!;
}
