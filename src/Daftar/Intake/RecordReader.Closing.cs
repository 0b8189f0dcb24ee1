using System.Buffers;
using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Intake;

internal sealed partial class RecordReader
{
    /// <summary>CNIPA's word for an inventor who is not to be named.</summary>
    private const string NotToBePublished = "cn-not-to-be-published-request-by-inventor";

    internal const string WithholdingUnread = "WITHHOLDING-UNREAD";

    /// <summary>
    /// An indicator or day that closes a design, and what keeps a party from being named, that stands where no reader looks for it, in another form, or under a name that only holds a
    /// word for it, was meant all the same: what it may close stays closed until it comes in its place. What is shown by mistake cannot be taken back (decision 46).
    /// </summary>
    private void CloseByWhatIsLeft(IpRecord record, List<Residue> residue, in RawRecord raw, List<Finding> findings)
    {
        var dialect = raw.Document.Dialect!.Id;
        var told = 0;
        foreach (var left in residue)
        {
            if (!MayClose(left.Path) && !MaySay(record, left))
            {
                continue;
            }
            var name = left.Path[(left.Path.LastIndexOf('/') + 1)..];
            if (left.Path.Contains("B725", StringComparison.OrdinalIgnoreCase) && IsWaiver(dialect, left.Path))
            {
                WithholdNames(record);
                var steps = left.Path.Split('/');
                var at = Array.FindIndex(steps, static step => step.StartsWith("B725", StringComparison.OrdinalIgnoreCase));
                var path = string.Join('/', steps[..(at + 1)]);
                if (steps[at] != Waiver && KnownNames.Of(dialect, _tree.Root.Name, left.Path) is null && !findings.Exists(one => one.Where.Path == path))
                {
                    findings.Add(new Finding("ELEMENT-MISSPELT", Severity.Warn, new Place(raw.Document.File, raw.Line, 0, path), Finding.Cut(steps[at]), $"<{Waiver}>: <{Finding.Cut(steps[at], 80)}> is not known here.") { Sought = new Sought(left.Text, IsPath: true) });
                }
                continue;
            }
            if (name is ['@', ..] && dialect == "st36" && left.Text != "no" && KnownNames.Near(name[1..], [NotToBePublished]) is not null)
            {
                WithholdNames(record);
                if (name[1..] != NotToBePublished)
                {
                    findings.Add(new Finding("ELEMENT-MISSPELT", Severity.Warn, new Place(raw.Document.File, raw.Line, 0, left.Path), Finding.Cut(name[1..]), $"<{NotToBePublished}>: the attribute <{Finding.Cut(name[1..], 80)}> is not known here.") { Sought = new Sought(left.Text, IsPath: true) });
                }
                continue;
            }
            var (what, said) = Withholding.Of(left.Path, left.Text);
            if (what == Withheld.Nothing && !Withholding.SaysNo(left.Text) && MaySay(record, left))
            {
                what = Withholding.OfWords(left.Text) is not Withheld.Nothing and var words ? words : Withheld.Look;
            }
            // In its place an indicator that cannot be read closes whom it stands in: the reader does that.
            if (what == Withheld.Nothing || (left.Text.Length > 0 && IsOfAParty(left.Path)))
            {
                continue;
            }
            var closed = Withhold(record, what, left.Path, left.Text);
            if (told < MostMisnamed && !findings.Exists(one => one.Where.Path == said || one.Where.Path == left.Path))
            {
                told++;
                findings.Add(Unread(new Place(raw.Document.File, raw.Line, 0, said), said[(said.LastIndexOf('/') + 1)..], left.Text, what, closed ?? "Nothing is closed for it: what it stands on is being shown.") with { Sought = new Sought(left.Text, IsPath: true) });
            }
        }
    }

    /// <summary>Paths already judged; an office's records have few.</summary>
    private readonly Dictionary<string, bool> _closing = new(StringComparer.Ordinal);

    private const int MostClosing = 20_000;

    /// <summary>Whether a name in the path is one that may close something.</summary>
    private bool MayClose(string path)
    {
        if (_closing.TryGetValue(path, out var known))
        {
            return known;
        }
        var name = path[(path.LastIndexOf('/') + 1)..];
        var may = Withholding.IsOf(path) || path.Contains("B725", StringComparison.OrdinalIgnoreCase) || (name is ['@', ..] && KnownNames.Near(name[1..], [NotToBePublished]) is not null);
        if (_closing.Count < MostClosing)
        {
            _closing[path] = may;
        }
        return may;
    }

    /// <summary>A remark is short; a longer text tells of many things. A deferment of a design may be told with its reason.</summary>
    private const int LongestRemark = 60, LongestOfADesign = 300;

    /// <summary>A mark that waits for its publication is told to everybody.</summary>
    private static bool IsOfTheEntry(IpRecord record, Withheld what) => (what & Withheld.Entry) != 0 && ((what & Withheld.NotYet) == 0 || record is PatentRecord);

    /// <summary>Words where no reader takes any: of a design that it is deferred, of any record that it is not for publication.</summary>
    private static bool MaySay(IpRecord record, Residue left) => left.Text.Length > 2 && left.Text.Length <= (record is DesignRecord ? LongestOfADesign : LongestRemark) && Withholding.OfWords(left.Text) is var what && (record is DesignRecord ? what != Withheld.Nothing || (left.Path.Contains("tatus", StringComparison.Ordinal) && Withholding.IsCode(left.Text)) : IsOfTheEntry(record, what));

    /// <summary>In an item of a list of parties: InventorBag/Inventor/ConfidentialIndicator.</summary>
    private static bool IsOfAParty(string path) => path.Split('/') is [.., var list, var item, "ConfidentialIndicator"] && list == item + "Bag";

    /// <summary>By which the EPO says that an inventor is not named (rule 20(1) EPC).</summary>
    private const string Waiver = "B725EP";

    /// <summary>The element of the waiver, in another element or under a slip of its name.</summary>
    private static bool IsWaiver(string dialect, string path) =>
        dialect == "st36" && Array.Exists(path.Split('/'), static step => step.StartsWith("B725", StringComparison.OrdinalIgnoreCase));
}
