using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>The rows of one record, read after the mapping.</summary>
internal sealed class SheetRecord
{
    private readonly SheetMapping _mapping;
    private readonly ReadContext _context;
    private readonly XmlNode _node;
    private readonly List<SheetRow> _rows = [];
    private readonly Dictionary<SheetTable, List<SheetRow>> _joined = [];
    private readonly SheetCells _cells;

    /// <summary>Values of a field that several rows say again.</summary>
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    public SheetRecord(SheetMapping mapping, XmlNode node, ReadContext context)
    {
        (_mapping, _context, _node) = (mapping, context, node);
        _cells = new SheetCells(mapping, context);
        var first = new List<XmlNode>();
        var width = 0;
        foreach (var child in node.Children())
        {
            if (child.Children().MoveNext())
            {
                var table = mapping.Joined.Find(one => one.Name == child.Name);
                (table is null ? _rows : _joined.TryGetValue(table, out var rows) ? rows : _joined[table] = []).Add(new SheetRow(child));
            }
            else
            {
                first.Add(child);
                width++;
            }
        }
        _rows.Insert(0, new SheetRow(node, first));
        Repeated();
    }

    public void Read()
    {
        var office = _mapping.Office ?? _context.Authority;
        var right = _mapping.Right ?? _context.Right;
        if (right is not { } known || office is null)
        {
            _context.Doubt("SHEET-OFFICE-OR-RIGHT-MISSING", _node, null, "The office and the right of the sheet: \"office\" and \"right\" in the mapping, or --authority and --right.", Severity.SetAside);
            return;
        }
        var record = Make(known, office);
        // Numbers first: what else is read may speak of them.
        foreach (var kind in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var table in _mapping.Tables)
            {
                var rows = table.Name.Length == 0 ? _rows : _joined.GetValueOrDefault(table) ?? [];
                foreach (var (field, entry) in table.Fields)
                {
                    if (field.Kind == FieldKind.Number == kind && field.IsOf(known))
                    {
                        Take(record, field, entry, rows);
                    }
                }
                foreach (var row in kind ? rows : [])
                {
                    // What ties rows together, and what the mapping knows to carry nothing.
                    table.Key.ForEach(column => row[column].Known());
                    table.Ignored.ForEach(column => row[column].Known());
                }
            }
        }
        _context.Add(record);
    }

    private static IpRecord Make(Right right, string office) => right switch
    {
        Right.Patent => new PatentRecord { Office = office }, Right.Trademark => new TrademarkRecord { Office = office },
        Right.Design => new DesignRecord { Office = office }, Right.Indication => new IndicationRecord { Office = office },
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };

    /// <summary>Further rows of a record say again what the first says: that counts as read where it is the same.</summary>
    private void Repeated()
    {
        for (var row = 1; row < _rows.Count; row++)
        {
            _rows[row].IgnoreWhereAs(_rows[0]);
        }
    }

    private void Take(IpRecord record, SheetField field, SheetEntry entry, List<SheetRow> rows)
    {
        var groups = new SheetGroups(_cells, record, _context);
        SheetRow? first = null;
        _said.Clear();
        foreach (var row in rows)
        {
            if (!entry.Where.TrueForAll(where => where.Values.Contains(Folding.Fold(row[where.Column].Peek()?.Trim() ?? ""))))
            {
                continue;
            }
            entry.Where.ForEach(where => row[where.Column].Known());
            var isSingle = field.Kind is FieldKind.Date or FieldKind.Text or FieldKind.Produced or FieldKind.Status;
            if (isSingle && first is { } taken)
            {
                Disagree(entry, taken, row);
                continue;
            }
            if (!groups.Take(field, entry, row))
            {
                Plain(record, field, entry[SheetEntry.Whole]!, row);
            }
            first = isSingle && entry.Columns.Any(column => row[column].Peek() is not null) ? row : first;
        }
    }

    /// <summary>Of what an entry has once, the first row's word holds; another one stays residue, and is told.</summary>
    private void Disagree(SheetEntry entry, SheetRow taken, SheetRow row)
    {
        if (entry.Columns.FirstOrDefault(column => row[column].Peek() is { } other && other != taken[column].Peek()) is { } column)
        {
            _context.Doubt("SHEET-ROWS-DISAGREE", row[column], row[column].Peek(), $"The same in every row of one record: the first has {Finding.Cut(taken[column].Peek() ?? "nothing", 60)}.");
        }
    }

    private void Plain(IpRecord record, SheetField field, SheetSource source, SheetRow row)
    {
        switch (field.Kind)
        {
            case FieldKind.Number:
                foreach (var (text, _) in _cells.All(source, row))
                {
                    var number = new OfficeNumber { Office = field.Of == Numbers.International ? "WO" : record.Office, Of = field.Of, Written = text, Shared = field.Of == Numbers.Application && record is DesignRecord && _mapping.Main.Fields.Exists(static other => other.Field.Of == Numbers.Design) };
                    if (!record.Identifiers.Contains(number))
                    {
                        record.Identifiers.Add(number);
                    }
                }
                break;
            case FieldKind.Date:
                if (_cells.Date(source, row) is { } date)
                {
                    field.PutDate!(record, date);
                }
                else if (source.Columns.Exists(column => !string.IsNullOrWhiteSpace(row[column].Peek())))
                {
                    Close(record, field);
                }
                break;
            case FieldKind.Text:
                if (_cells.One(source, row) is { } one)
                {
                    field.PutText!(record, one);
                }
                break;
            case FieldKind.Code:
                foreach (var (code, _) in _cells.All(source, row).Where(value => _said.Add(value.Text)))
                {
                    field.PutText!(record, code);
                }
                break;
            case FieldKind.Worded:
                foreach (var (words, _) in _cells.All(source, row).Where(value => _said.Add(value.Text)))
                {
                    field.PutWords!(record, new LocalText(source.Language ?? _mapping.Language, words));
                }
                break;
            case FieldKind.Produced:
                record.Produced = _cells.Moment(source, row) ?? record.Produced;
                break;
            case FieldKind.Delete:
                record.Operation = _cells.Truth(source, row) ? Operation.Delete : record.Operation;
                break;
            default:
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{field.Name} is no plain field."));
        }
    }

    /// <summary>A day until which something is not shown, and which cannot be read: it is not, until it can be.</summary>
    private static void Close(IpRecord record, SheetField field)
    {
        switch (field.Name)
        {
            case "deferredUntil":
                record.RestrictedParts |= SealedDeposit.Look;
                break;
            case "publicFrom":
                (record.Visibility, record.PublicFrom) = (Visibility.Unpublished, null);
                break;
        }
    }
}
