using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Store;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary>What a sender or operator declares about packages: the same for loading and for checking.</summary>
internal sealed partial class PackageOptions
{
    private static readonly string[] Rights = ["patent", "trademark", "design", "indication"];

    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "Packages: each one a folder, a zip (zips inside are opened) or a file.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> authority = new("--authority")
    {
        Description = "Who delivers: the ST.3 code of an office, or the id of one of several authorities that share a code; without it each record's own office.",
        HelpName = "PH|kh-dipr",
    };

    private readonly Option<string?> right = new("--right")
    {
        Description = "The right the package is about, where its records do not say.",
        HelpName = string.Join('|', Rights),
    };

    private readonly Option<string?> mapping = new("--mapping")
    {
        Description = "How spreadsheets in the packages are to be read, where no mapping lies beside them; `daftar mapping` writes a first one.",
        HelpName = "FILE",
    };

    public PackageOptions()
    {
        mapping.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && !File.Exists(file))
            {
                result.AddError($"--mapping {file}: no such file or folder.");
            }
        });
        right.AcceptOnlyFromAmong(Rights);
        paths.Validators.Add(result =>
        {
            foreach (var path in result.Tokens.Select(t => t.Value).Where(p => !Path.Exists(p)))
            {
                result.AddError(path.StartsWith("--", StringComparison.Ordinal) ? NoOption(path, result) : $"{path}: no such file or folder.");
            }
        });
        authority.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { Length: 2 } code && !St3().IsMatch(code))
            {
                result.AddError($"--authority {code}: expected two capital letters of WIPO ST.3, such as PH.");
            }
        });
    }

    public void AddTo(Command verb)
    {
        verb.Arguments.Add(paths);
        verb.Options.Add(authority);
        verb.Options.Add(right);
        verb.Options.Add(mapping);
    }

    /// <summary>The paths while the command line is still judged.</summary>
    public IReadOnlyList<string> Given(CommandResult result) => result.GetValue(paths) ?? [];

    /// <summary>Of everything in a folder (<c>load out/*</c>) a README is no package: it says what the others are.</summary>
    public IReadOnlyList<string> Paths(ParseResult parsed)
    {
        var given = parsed.GetRequiredValue(paths);
        return given.Length == 1 ? [.. given] : [.. given.Where(static path => !IsReadme(path))];
    }

    private static bool IsReadme(string path) => Path.GetFileNameWithoutExtension(path).Equals("README", StringComparison.OrdinalIgnoreCase) && (Path.GetExtension(path) is ".md" or ".txt" or "") && File.Exists(path);

    /// <exception cref="SettingsException">No office file knows the authority, or the mapping cannot be used.</exception>
    public LoadOptions Read(ParseResult parsed, Settings settings, OfficeProfiles offices)
    {
        var declared = Declared(parsed, settings, offices);
        var office = declared.Authority is { } sender ? offices.CodeOf(sender) : null;
        return declared with { Limits = declared.Limits with { Mappings = OfficeMappings.Of(parsed.GetValue(mapping), settings, office), Office = office } };
    }

    private LoadOptions Declared(ParseResult parsed, Settings settings, OfficeProfiles offices) => LoadSettings.From(settings) with
    {
        Authority = parsed.GetValue(authority) is not { } declared ? null : DeclaredAuthority.Find(offices, declared)?.ToString()
            ?? throw new SettingsException([DeclaredAuthority.Complaint(declared)]),
        Right = parsed.GetValue(right) is { } word ? (Right)(Array.IndexOf(Rights, word) + 1) : null,
    };

    /// <summary>What is taken for a path for want of an option of that name.</summary>
    private static string NoOption(string word, SymbolResult result)
    {
        var own = (result.Parent as CommandResult)?.Command.Options ?? [];
        var near = own.Concat(GlobalOptions.All).Select(option => (Distance: Near.Distance(option.Name, word), option.Name)).Min();
        return near.Distance <= 3 ? $"There is no option {word}. Did you mean {near.Name}?" : $"There is no option {word}.";
    }

    [GeneratedRegex(@"\A[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex St3();
}
