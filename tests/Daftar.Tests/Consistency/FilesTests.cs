using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Store;

namespace Daftar.Tests.Consistency;

/// <summary>What a reviewer would say of any file.</summary>
public partial class FilesTests
{
    /// <summary>Above 300 lines one asks why; above 400 the answer is a second file.</summary>
    private const int MostLines = 400;

    [Fact]
    public void NoFileIsTooLongToReadInOneGo()
    {
        var long_ = Code()
            .Select(file => (file, Lines: File.ReadLines(Path.Combine(Project.Root, file)).Count()))
            .Where(x => x.Lines > MostLines)
            .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.file}: {x.Lines} lines, at most {MostLines}"));
        Complaints.None(long_);
    }

    [Fact]
    public void NothingIsLeftToDoInsideTheCode()
    {
        var left = Code().Concat(Project.Files("*.md"))
            .Where(file => !file.StartsWith("tests/Daftar.Tests/Consistency/", StringComparison.Ordinal))
            .Where(file => LeftOver().IsMatch(Project.Read(file)));
        Complaints.None(left);
    }

    [Fact]
    public void NoMergeIsLeftHalfDone() => Complaints.None(Code().Concat(Project.Files("*.md")).Where(file => File.ReadLines(Path.Combine(Project.Root, file)).Any(static line => line.StartsWith("<<<<<<< ", StringComparison.Ordinal) || line.StartsWith(">>>>>>> ", StringComparison.Ordinal))));

    [Fact]
    public void NoRegionsHideCode() =>
        Assert.DoesNotContain(Project.Files("*.cs"), file => Region().IsMatch(Project.Read(file)));

    [Fact]
    public void EverySettingIsReadSomewhere()
    {
        var code = string.Concat(Project.Files("*.cs", "src").Where(f => !f.StartsWith("src/Daftar/Store/Settings", StringComparison.Ordinal)).Select(Project.Read));
        Complaints.None(typeof(Settings).GetFields().Where(f => typeof(Setting).IsAssignableFrom(f.FieldType))
            .Select(f => $"Settings.{f.Name}")
            .Where(use => !Regex.IsMatch(code, Regex.Escape(use) + @"\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)))
            .Select(use => $"{use} is declared and never read"));
    }

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    public void AStrangerFindsWhatEveryProjectHas(string file) => Assert.True(File.Exists(Path.Combine(Project.Root, file)), file);

    private static IEnumerable<string> Code() => new[] { "*.cs", "*.cshtml", "*.sql", "*.mjs", "*.css" }.SelectMany(p => Project.Files(p));

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"^\s*#region", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Region();
}
