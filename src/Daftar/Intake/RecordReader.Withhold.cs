using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>What is closed for a mark of withholding that no reader reads.</summary>
internal sealed partial class RecordReader
{
    /// <summary>What the elements around the records withhold, they withhold of each record behind them; told once, of the document.</summary>
    private void CloseByEnvelope(IpRecord record, DocumentEnvelope envelope)
    {
        foreach (var (what, day) in envelope.Withheld ?? [])
        {
            _ = Withhold(record, what, "", day);
        }
    }

    internal static Finding Unread(Place place, string name, string text, Withheld what, string then) => new(WithholdingUnread, Severity.Warn, place,
        Finding.Cut(text.Length > 0 ? $"<{name}> {text}" : $"<{name}>"), $"{Withholding.Expected(what)}: <{Finding.Cut(name, 80)}> is read as that nowhere here. {then}");

    /// <summary>Closes what may be meant.</summary>
    /// <returns>What is closed, in words; null where nothing could be.</returns>
    private string? Withhold(IpRecord record, Withheld what, string path, string? text = null)
    {
        if ((what & Withheld.Until) != 0 && WithheldParts.Around(path) == Parts.None && RegisterDate.TryParse(text?.Trim(), out var day))
        {
            WithheldParts.CloseEntry(record, day);
            return "Until that day nothing of the entry is shown.";
        }
        string? closed = null;
        if ((what & Withheld.Parties) != 0 && Named(record, path) is { Count: > 0 } named)
        {
            named.ForEach(static party => party.Close());
            return "Until it stands there, whom it stands in is not named.";
        }
        if ((what & (Withheld.Parties | Withheld.Entry)) != 0 && WithheldParts.Around(path) is not Parts.None and var part)
        {
            WithheldParts.Close(record, part);
            return $"Until it stands there, {WithheldParts.Words(part)} are not shown.";
        }
        if (WithheldParts.IsOfTheEntry(record, what) && !IsOfParties(path))
        {
            WithheldParts.CloseEntry(record);
            closed = "Until it stands there, nothing of the entry is shown.";
        }
        if ((what & Withheld.Look) != 0 && record is DesignRecord design)
        {
            design.RestrictedParts |= SealedDeposit.Look;
            closed ??= "Until it stands there, the views and the description are not shown.";
        }
        if ((what & Withheld.Parties) != 0)
        {
            WithholdParties(record, path);
            return closed is null ? "Until it stands there, no party it may mean is named." : closed.Replace("nothing of the entry is shown", "nothing of the entry is shown, and no party it may mean is named", StringComparison.Ordinal).Replace("are not shown", "are not shown and no party it may mean is named", StringComparison.Ordinal);
        }
        if ((what & Withheld.Naming) != 0 && record is PatentRecord or DesignRecord)
        {
            if (Named(record, path) is { Count: > 0 } whom)
            {
                whom.ForEach(static party => party.Close());
                return "Until it stands there, whom it stands in is not named.";
            }
            WithholdNames(record);
            return "Until it stands there, no inventor or designer is named.";
        }
        return closed;
    }

    /// <summary>Those whom the standards let be unnamed; earlier states may name some: who may not be named now is not in those, either.</summary>
    private static void WithholdNames(IpRecord record)
    {
        switch (record)
        {
            case PatentRecord patent:
                (patent.Inventors ??= [new Party()]).ForEach(static inventor => inventor.Close());
                break;
            case DesignRecord design:
                (design.Designers ??= [new Party()]).ForEach(static designer => designer.Close());
                break;
            default:
                break;
        }
    }

    /// <summary>Whose it is shows the list it stands in; where it stands in none it may mean everybody.</summary>
    private static void WithholdParties(IpRecord record, string path)
    {
        if (IsOf(path, OfInventors))
        {
            WithholdNames(record);
        }
        else if (IsOf(path, OfOwners))
        {
            // An applicant becomes the owner, and ST.96 has one list for both.
            record.Applicants?.ForEach(static party => party.Close());
            record.Owners?.ForEach(static party => party.Close());
        }
        else if (IsOf(path, OfAgents))
        {
            record.Representatives?.ForEach(static party => party.Close());
        }
        else
        {
            WithholdNames(record);
            foreach (var party in WithheldParties.Of(record))
            {
                party.Close();
            }
        }
    }

    private static readonly string[] OfInventors = ["Inventor", "Designer"];

    private static readonly string[] OfOwners = ["Applicant", "Holder", "Owner", "Proprietor"];

    private static readonly string[] OfAgents = ["Representative", "Agent", "Attorney"];

    /// <summary>It stands in a list of parties of one role: it may mean those, and not the record.</summary>
    private static bool IsOfParties(string path) => IsOf(path, OfInventors) || IsOf(path, OfOwners) || IsOf(path, OfAgents);

    private static bool IsOf(string path, params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (path.Contains(role, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whose parties are remembered, by the path of a mark and by the element it stands on: an element may have thousands of marks.</summary>
    private IpRecord? _namedOf;
    private readonly Dictionary<string, List<Party>> _namedByPath = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<Party>> _namedAround = [];

    /// <summary>The parties, in every role they have, that the element of a party around the mark names; empty where it stands in none.</summary>
    private List<Party> Named(IpRecord record, string path)
    {
        if (!ReferenceEquals(_namedOf, record))
        {
            _namedOf = record;
            _namedByPath.Clear();
            _namedAround.Clear();
        }
        if (!_namedByPath.TryGetValue(path, out var named))
        {
            _namedByPath[path] = named = Around(record, path);
        }
        return named;
    }

    private List<Party> Around(IpRecord record, string path)
    {
        var found = new List<Party>();
        if (path.Length == 0)
        {
            return found;
        }
        var name = path[(path.LastIndexOf('/') + 1)..].TrimStart('@');
        for (var i = 1; i < _tree.Nodes.Length; i++)
        {
            ref var node = ref _tree.At(i);
            if (node.Kind == XmlTree.Kind.Text || node.Name != name || _tree.PathOf(i) != path || IsApart(i)
                || Withholding.Of(path, node.Kind == XmlTree.Kind.Attribute ? _tree.ValueOf(ref node) : _tree.OwnText(i)).What == Withheld.Nothing)
            {
                continue;
            }
            var element = node.Kind == XmlTree.Kind.Attribute ? node.Parent : i;
            if (!_namedAround.TryGetValue(element, out var whom))
            {
                _namedAround[element] = whom = WithheldParties.Around(_tree, element, record);
            }
            if (whom.Count == 0)
            {
                return [];
            }
            found.AddRange(whom);
        }
        return found;
    }

    private bool IsApart(int index) => _entries is { Own: >= 0 } entries && entries.IsInApart(index, entries.Own);
}
