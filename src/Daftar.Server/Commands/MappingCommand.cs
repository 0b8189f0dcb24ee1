using System.CommandLine;
using Daftar.Checking.Codes;
using Daftar.Dialects.Sheets;
using Daftar.Offices;
using Daftar.Server.Running;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary><c>daftar mapping</c>: a first mapping for a spreadsheet.</summary>
internal sealed class MappingCommand : Verb
{
    private const int Head = 1 << 20;

    private static readonly string[] Rights = ["patent", "trademark", "design", "indication"];

    private readonly Argument<string> file = new("FILE") { Description = "A spreadsheet as text: .csv, .tsv or .txt." };

    private readonly Option<string?> authority = new("--authority") { Description = "The office whose sheet it is: its ST.3 code.", HelpName = "PH" };

    private readonly Option<string?> right = new("--right") { Description = "The right it is about; without it the heads are asked.", HelpName = string.Join('|', Rights) };

    private readonly Option<string?> write = new("--write") { Description = "Writes the mapping to this file instead of showing it; one that is there is not replaced.", HelpName = "FILE" };

    public MappingCommand()
        : base("mapping", "Looks at a spreadsheet and writes a first draft of its mapping: delimiter, encoding, heads, dates, fields. Needs no database.")
    {
        Arguments.Add(file);
        Options.Add(authority);
        Options.Add(right);
        Options.Add(write);
        right.AcceptOnlyFromAmong(Rights);
        file.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var path }] && !File.Exists(path))
            {
                result.AddError($"{path}: no such file or folder.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar mapping marks.csv --authority PH --right trademark", "Shows what could be told from the sheet."),
        new("daftar mapping marks.csv --write mapping.jsonc", "Writes it beside the sheet, to be completed there."),
        new("daftar mapping patents.tsv --right patent", "A sheet of patents, of an office to be filled in."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var offices = OperatorOffices.Read(invocation.Settings);
        var path = invocation.Parsed.GetRequiredValue(file);
        var head = new byte[Head];
        await using var stream = File.OpenRead(path);
        var length = await stream.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, stop);
        var word = invocation.Parsed.GetValue(right);
        var draft = SheetDraft.Write(head.AsSpan(0, length), Path.GetFileName(path), invocation.Parsed.GetValue(authority) is { } code ? offices.CodeOf(code) ?? code : null, word is null ? null : (Right)(Array.IndexOf(Rights, word) + 1), offices, NameOfPackage.Office(Path.GetFullPath(path)));
        if (invocation.Parsed.GetValue(write) is not { } to)
        {
            invocation.Output.Answer(new { Path = path, Mapping = draft }, [draft.TrimEnd()]);
            return ExitCode.Ok;
        }
        if (File.Exists(to))
        {
            invocation.Output.Complain($"{to} is there already, and may hold somebody's work: name another file.");
            return ExitCode.Usage;
        }
        await File.WriteAllTextAsync(to, draft, stop);
        invocation.Output.Say($"Wrote {to}. Look for ??? in it, then: daftar read {path} --mapping {to}");
        return ExitCode.Ok;
    }
}
