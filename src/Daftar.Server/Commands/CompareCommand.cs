using System.CommandLine;
using System.Globalization;
using System.Text;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Server.Commands.Reports;
using Daftar.Server.Running;
using Daftar.Store;
using Daftar.Values;

namespace Daftar.Server.Commands;

/// <summary><c>daftar compare</c>: an office's own list against the register.</summary>
internal sealed class CompareCommand : Verb
{
    private const int Shown = 5;

    private readonly Argument<string> list = new("LIST") { Description = "The list: a sheet with number, date produced and digest, or an authority file of WIPO ST.37 (text or XML)." };

    private readonly Option<string> authority = new("--authority") { Description = "Whose list it is: ST.3 code of the office.", HelpName = "PH", Required = true };

    private readonly Option<string> right = new("--right") { Description = "The right it lists.", HelpName = "patent|trademark|design|indication", Required = true };

    private readonly Option<string?> file = new("--out") { Description = "Writes every difference as a row of a spreadsheet, with what to do about it.", HelpName = "FILE" };

    public CompareCommand()
        : base("compare", "Compares an office's own list with the register: what is missing, extra, older or different.")
    {
        Arguments.Add(list);
        Options.Add(authority);
        Options.Add(right);
        Options.Add(file);
        right.AcceptOnlyFromAmong("patent", "trademark", "design", "indication");
        list.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } path && !File.Exists(path))
            {
                result.AddError(Directory.Exists(path) ? $"{path}: a folder; a list is one file." : $"{path}: no such file or folder.");
            }
        });
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("daftar compare marks.csv --authority PH --right trademark --out differences.csv", "What the office keeps and the register lacks, and the other way round."),
        new("daftar compare PH_AF_20260630.csv --authority PH --right patent", "The same with the office's authority file after WIPO ST.37."),
    ];

    protected override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken stop)
    {
        var offices = OperatorOffices.Read(invocation.Settings);
        var declared = invocation.Parsed.GetRequiredValue(authority);
        if (DeclaredAuthority.Find(offices, declared) is not { } sender)
        {
            invocation.Output.Complain(DeclaredAuthority.Complaint(declared));
            return ExitCode.Usage;
        }
        var path = invocation.Parsed.GetRequiredValue(list);
        var what = Enum.GetValues<Right>().First(one => CommonFields.Key(one) == invocation.Parsed.GetRequiredValue(right));
        await using var register = await RegisterDatabase.OpenAsync(invocation.Settings, invocation.Output, stop);
        // Listed numbers are folded by the rules of today.
        await OperatorOffices.KeepNumbersAsync(register.Database, invocation.Output, stop);
        await using var rows = invocation.Parsed.GetValue(file) is { } to ? new StreamWriter(to, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" } : null;
        rows?.WriteLine("difference,number,kind,line,listed as of,register as of,entry,why,what to do");
        var first = new List<ListDifference>();
        var shown = new long[Enum.GetValues<ListVerdict>().Length];
        try
        {
            var counts = await Flow.Compare(register.Database).Run(sender.Office, what, OfficeList.Read(path, sender.Office, Unread), Tell, stop);
            var unreadable = shown[(int)ListVerdict.Unreadable];
            invocation.Output.Answer(new { List = path, sender.Office, Right = what, Counts = counts, Unreadable = unreadable, First = first }, Lines(path, counts, unreadable, first));
            return counts.Missing + counts.Extra + counts.Older + counts.Different + unreadable > 0 ? ExitCode.Findings : ExitCode.Ok;
        }
        catch (OfficeListException wrong)
        {
            invocation.Output.Complain($"{path}: {wrong.Message}");
            return ExitCode.Usage;
        }

        // One line that cannot be read costs itself: the office has all of them at once.
        void Unread(ListComplaint complaint) => Tell(new ListDifference(ListVerdict.Unreadable, complaint.Number ?? "", null, complaint.Line, null, null, null, complaint.Wrong));

        void Tell(ListDifference difference)
        {
            if (shown[(int)difference.Verdict]++ < Shown)
            {
                first.Add(difference);
            }
            if (rows is null)
            {
                return;
            }
            // A million differences are a million rows: each cell goes straight into the file.
            rows.Write(Word(difference.Verdict));
            foreach (var cell in (ReadOnlySpan<string?>)[difference.Number, difference.Kind, difference.Line > 0 ? difference.Line.ToString(CultureInfo.InvariantCulture) : null, Moment(difference.Listed), Moment(difference.Register),
                difference.Entry?.ToString("N"), difference.Note, ToDo(difference.Verdict)])
            {
                rows.Write(',');
                rows.Write(FindingCsv.Cell(cell));
            }
            rows.WriteLine();
        }
    }

    private static IEnumerable<string> Lines(string path, ListCounts counts, long unreadable, List<ListDifference> first)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{PlainText.Line(path)}: {counts.Lines:N0} lines; {counts.Agreeing:N0} agree with the register{(counts.Newer > 0 ? string.Create(CultureInfo.InvariantCulture, $", {counts.Newer:N0} of them newer there") : "")}{(counts.NotExpected > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {counts.NotExpected:N0} with an exception code are rightly absent") : "")}");
        foreach (var (verdict, count) in new[] { (ListVerdict.Unreadable, unreadable), (ListVerdict.Missing, counts.Missing), (ListVerdict.Older, counts.Older), (ListVerdict.Different, counts.Different), (ListVerdict.Extra, counts.Extra) })
        {
            if (count == 0)
            {
                continue;
            }
            yield return string.Create(CultureInfo.InvariantCulture, $"  {Word(verdict)}: {count:N0}. {ToDo(verdict)}");
            foreach (var one in first.Where(one => one.Verdict == verdict))
            {
                var moments = one is { Listed: not null, Register: not null } ? $": listed {Moment(one.Listed)}, register {Moment(one.Register)}" : "";
                yield return PlainText.Line(string.Create(CultureInfo.InvariantCulture, $"    {(one.Number.Length > 0 ? one.Number : "?")}{(one.Kind is { } kind ? " " + kind : "")}{(one.Line > 0 ? $" (line {one.Line})" : "")}{moments}{(one.Note is { } note ? ": " + note : "")}"));
            }
        }
    }

    private static string Word(ListVerdict verdict) => verdict switch { ListVerdict.Missing => "missing", ListVerdict.Extra => "extra", ListVerdict.Older => "older", ListVerdict.Unreadable => "unreadable", _ => "different" };

    private static string ToDo(ListVerdict verdict) => verdict switch
    {
        ListVerdict.Missing => "Deliver the record; if it was delivered, look whether it was set aside or held.",
        ListVerdict.Older => "Deliver the record again: the register has an earlier state.",
        ListVerdict.Unreadable => "Correct the line in the list, and compare again.",
        ListVerdict.Different => "Compare the record with the entry, and deliver it again if the register is wrong.",
        _ => "Look whether the list is complete; if the right is no longer kept, deliver its deletion.",
    };

    private static string? Moment(DateTimeOffset? moment) => moment is { } known ? known.UtcDateTime.ToString(known.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : null;
}
