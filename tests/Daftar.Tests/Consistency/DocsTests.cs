using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Server.Commands;
using Daftar.Store;

namespace Daftar.Tests.Consistency;

/// <summary>The documents are true: links lead somewhere, command lines are known, generated pages are what the code says.</summary>
public partial class DocsTests
{
    /// <summary>Verbs of the script itself, which are no verbs of the program.</summary>
    private static readonly string[] OfTheScript = ["test", "bench", "help"];

    [Fact]
    public void EveryLinkLeadsToAFile()
    {
        var broken = Project.Files("*.md").SelectMany(file => Link().Matches(WithoutCode(Project.Read(file)))
            .Select(link => link.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith('#') && !to.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(to => to.Split('#')[0])
            .Where(to => !Path.Exists(Path.Combine(Project.Root, Path.GetDirectoryName(file)!, to)))
            .Select(to => $"{file}: {to}"));
        Complaints.None(broken);
    }

    [Fact]
    public void EveryCommandLineInTheDocumentsIsKnown()
    {
        var verbs = CommandLine.Root().Subcommands.ToDictionary(v => v.Name, StringComparer.Ordinal);
        var unknown = Project.Files("*.md").SelectMany(file => Line().Matches(Project.Read(file))
            .Where(line => !OfTheScript.Contains(line.Groups["verb"].Value, StringComparer.Ordinal))
            .Where(line => !verbs.TryGetValue(line.Groups["verb"].Value, out var verb) || Options(line).Except(Known(verb)).Any())
            .Select(line => $"{file}: {line.Value}"));
        Complaints.None(unknown);

        static IEnumerable<string> Options(Match line) => Option().Matches(line.Groups["rest"].Value).Select(o => o.Value);
        static IEnumerable<string> Known(System.CommandLine.Command verb) => verb.Options.Concat(GlobalOptions.All).Select(o => o.Name).Append("--help");
    }

    [Fact]
    public void TheScriptShowsExactlyTheVerbsThereAre()
    {
        var shown = Line().Matches(Project.Read("daftar").Split("Begin with")[0]).Select(line => line.Groups["verb"].Value).Except(OfTheScript);
        Assert.Equal(CommandLine.Verbs().Select(v => v.Name).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheSettingsPageIsMadeFromTheCode() => Assert.Equal(SettingsPage.Markdown(), Project.Read("docs/reference/settings.md"));

    [Fact]
    public void EveryExitCodeIsExplained()
    {
        var page = Project.Read("docs/reference/exit-codes.md");
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains(RowOf((int)code), page, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryAddressOfTheApiIsExplained()
    {
        var page = Project.Read("docs/reference/api.md");
        Complaints.None(Address().Matches(Project.Read("src/Daftar.Server/Api/ApiDoor.cs"))
            .Select(m => "/api/v1" + Constraint().Replace(m.Groups["path"].Value, "}"))
            .Where(address => !page.Contains($"`{address}`", StringComparison.Ordinal)));
    }

    /// <summary>Elements of the USPTO's red book 2 that look like codes of findings and are none.</summary>
    internal static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "CHEM-US", "CITED-BY-EXAMINER", "CITED-BY-OTHER", "LEGAL-REPRESENTATIVE", "PARENT-US", "PARTY-US", "TABLE-US",
    };

    [Fact]
    public void EveryFindingIsExplained()
    {
        var page = Project.Read("docs/reference/findings.md");
        var made = Project.Files("*.cs", "src/Daftar").SelectMany(file => Finding().Matches(Project.Read(file)).Select(m => (file, Code: m.Groups["code"].Value))).Where(x => !Elements.Contains(x.Code)).ToList();
        var checks = Catalog.Checks.Select(static check => check.Code).ToHashSet(StringComparer.Ordinal);
        Complaints.None(made.Where(x => !checks.Contains(x.Code) && !page.Contains($"`{x.Code}`", StringComparison.Ordinal)).Select(x => $"{x.Code} ({x.file}) has no row in docs/reference/findings.md"));
        Complaints.None(Row().Matches(page).SelectMany(row => Code().Matches(row.Value)).Select(m => m.Groups["code"].Value).Except(made.Select(x => x.Code))
            .Select(code => $"{code} has a row in docs/reference/findings.md, and nothing makes it"));
    }

    [Fact]
    public void EveryPageOfTheDocumentsCanBeReachedFromTheReadme()
    {
        HashSet<string> reached = ["README.md"];
        Queue<string> open = new(reached);
        while (open.TryDequeue(out var file))
        {
            foreach (var to in Link().Matches(Project.Read(file)).Select(m => m.Groups["to"].Value.Split('#')[0]).Where(to => to.Length > 0))
            {
                var path = Path.GetRelativePath(Project.Root, Path.Combine(Project.Root, Path.GetDirectoryName(file)!, to)).Replace('\\', '/');
                path = Directory.Exists(Path.Combine(Project.Root, path)) ? path.TrimEnd('/') + "/README.md" : path;
                if (path.EndsWith(".md", StringComparison.Ordinal) && File.Exists(Path.Combine(Project.Root, path)) && reached.Add(path))
                {
                    open.Enqueue(path);
                }
            }
        }

        Complaints.None(Project.Files("*.md", "docs").Except(reached));
    }

    private static string RowOf(int code) => string.Create(CultureInfo.InvariantCulture, $"| {code} |");

    private static string WithoutCode(string text) => Fence().Replace(text, "");

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"(^|`|\s)\./daftar (?<verb>[a-z]+(-[a-z]+)*)(?<rest>[^`\n]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<=\s)--[a-z]+(-[a-z]+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    /// <summary>The first cell of a row: a finding may be mentioned in the others.</summary>
    [GeneratedRegex(@"^\| \[?`[^|]+", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<code>[A-Z]{2,}(-[A-Z]+)+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex("MapGet\\(\"(?<path>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(":[a-z]+}", RegexOptions.CultureInvariant)]
    private static partial Regex Constraint();

    /// <summary>What looks like a code for life: words in capitals with hyphens. No encoding or standard is written so.</summary>
    [GeneratedRegex("\"(?<code>[A-Z]{2,}(-[A-Z]+)+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Finding();

    [GeneratedRegex(@"```.*?```", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
