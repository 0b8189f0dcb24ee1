using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St36;

/// <summary>
/// <c>sequence-cwu</c>: the sequence listing of a publication in a document of its own, glued to the weekly file. The tags are the numeric identifiers of
/// ST.25 (211 is the length, 212 the molecule, 213 the organism).
/// </summary>
internal static class St36UsSequences
{
    public static void Read(XmlNode document, ReadContext context)
    {
        var id = document.At("publication-reference", "document-id");
        var kind = id.TextOf("kind");
        if (id.TextOf("doc-number") is not { } number)
        {
            context.Doubt("SEQUENCE-LISTING-UNATTACHED", document, document.Attribute("id"), "The number of the publication the listing belongs to (publication-reference).", Severity.SetAside);
            return;
        }
        var office = St36Values.Country(id.Child("country")) ?? "US";
        var record = new PatentRecord
        {
            Office = office, Scope = new Scope(Parts.None, Parts.Publications | Parts.Files),
            Publications = [new Publication { Office = office, Number = number, KindCode = kind, Date = context.Date(id.Child("date")) }],
        };
        record.Identifiers.Add(new OfficeNumber { Office = office, Of = kind is ['A', ..] ? Numbers.Publication : Numbers.Grant, Written = number });
        var summary = new SequenceSummary();
        foreach (var sequence in document.Descendants("s200"))
        {
            var molecule = sequence.TextOf("s212");
            summary.Add(molecule, long.TryParse(sequence.TextOf("s211"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0);
            summary.Organism(sequence.TextOf("s213"));
        }
        var total = document.Descendants("s160");
        if (total is [var told, ..] && told.Text != summary.Count.ToString(CultureInfo.InvariantCulture))
        {
            context.Doubt("SEQUENCE-COUNT-DIFFERS", told, told.Text, string.Create(CultureInfo.InvariantCulture, $"How many sequences the listing holds: {summary.Count} (ST.25, 160)."));
        }
        record.Files = [summary.File(document.Attribute("id"), "ST.25", null)];
        // The sequences themselves.
        document.Ignore();
        context.Add(record);
    }
}
