using System.Globalization;
using Daftar.Dialects.St26;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St25;

/// <summary>
/// A listing → a file of the application it names in item 140. Many are written before the application has a number: then whoever delivers says by a record which application the file
/// belongs to, or what else the listing says leads to one application alone of its package (decision 59), or nobody does.
/// </summary>
internal static class St25Listing
{
    public static void Read(XmlNode listing, ReadContext context)
    {
        var written = listing.TextOf("140");
        var filed = listing.TextOf("141");
        var summary = Sequences(listing, context);
        if (listing.Child(St25Form.Broken) is { Exists: true } broken)
        {
            context.Doubt("SEQUENCE-ITEM-MALFORMED", broken, broken.Text, "The number of an item between angle brackets: <120> (ST.25, paragraph 25).");
        }
        var named = St25Number.Of(written, context.Authority);
        if (named is null && context.AttachedTo is { } attached)
        {
            named = attached.Number;
            TellAttached(listing, attached, context);
        }
        if (named is not { } number)
        {
            context.Doubt("SEQUENCE-LISTING-UNATTACHED", listing.Child("140") is { Exists: true } item ? item : listing, written ?? "no item <140>",
                "The number of the application in item <140>, the office before it where it is another than the sender's (ST.25, paragraph 26); or a record in the package that names the file." + OfItself(listing), Severity.SetAside);
            return;
        }
        var record = new PatentRecord { Office = number.Office, Scope = new Scope(Parts.None, Parts.Files) };
        record.Identifiers.Add(number);
        RegisterDate? date = filed is not null && RegisterDate.TryParse(Hyphens(filed), out var day) ? day : null;
        if (filed is not null && date is null)
        {
            context.Doubt("DATE-UNREADABLE", listing.Child("141"), filed, "The filing date as YYYY-MM-DD (ST.25, item <141>, WIPO ST.2).");
        }
        record.Files = [summary.File(null, "ST.25", date)];
        // What the applicant says of the application: names, title, reference, priorities; and the features of each sequence, which stay in the original.
        listing.Known();
        context.Add(record);
    }

    private static void TellAttached(XmlNode listing, AttachedTo attached, ReadContext context)
    {
        (string Kind, string Item, string Words)[] kinds =
        [
            (AttachedTo.Reference, "130", "the applicant's reference"), (AttachedTo.Priority, "150", "the priority"), (AttachedTo.Filing, "140", "the number and day of filing"), (AttachedTo.Title, "120", "the title, and the applicant,"),
        ];
        var by = Array.FindAll(kinds, kind => attached.By.Split('+').Contains(kind.Kind));
        context.Doubt(St26Listing.Attached, by is [var first, ..] ? listing.Child(first.Item) : listing, string.Join(" and ", by.Select(kind => $"{kind.Words} {Line(listing.TextOf(kind.Item))}")),
            $"The office and number of the application in item <140> (ST.25, paragraph 26). The listing is attached to {attached.Number}: of the applications in its package that one alone says the same.", Severity.Watch);
    }

    /// <summary>What leads a person to the application.</summary>
    private static string OfItself(XmlNode listing)
    {
        string?[] said =
        [
            listing.TextOf("130") is { } reference ? $"the applicant's reference {Line(reference)}" : null,
            listing.TextOf("150") is { } earliest ? $"the priority {Line(earliest)}{(listing.TextOf("151") is { } filed ? " of " + Line(filed) : "")}" : null,
            listing.TextOf("110") is { } applicant ? $"the applicant {Line(applicant)}" : null,
            listing.TextOf("120") is { } title ? $"the title \"{Line(title)}\"" : null,
        ];
        return said.Any(static one => one is not null) ? $" To find it, the listing says {Finding.Cut(string.Join(", ", said.Where(static one => one is not null)), 300)}." : "";
    }

    private static string Line(string? text) => (text ?? "").Replace('\n', ' ');

    /// <summary>Word processors put hyphens that do not break in place of plain ones.</summary>
    internal static string Hyphens(string text) => text.Replace('\u2011', '-').Replace('\u2010', '-').Replace('\u2013', '-').Trim();

    internal static SequenceSummary Sequences(XmlNode listing, ReadContext context)
    {
        var summary = new SequenceSummary();
        var (lengthTold, placeTold, place) = (false, false, 0);
        foreach (var sequence in listing.Children("sequence"))
        {
            place++;
            var molecule = sequence.TextOf("212")?.ToUpperInvariant() is { } word ? Letters(word) : null;
            var symbols = St25Symbols.Count(sequence.TextOf("400"), molecule);
            var isSkipped = symbols == 0 && molecule is null;
            summary.Add(isSkipped ? null : molecule ?? "unknown", symbols);
            summary.Organism(sequence.TextOf("213") is { } name ? string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null);
            if (!lengthTold && !isSkipped && sequence.TextOf("211") is { } told && (!long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length != symbols))
            {
                // Once a listing: where one length is wrong, a thousand are.
                lengthTold = true;
                context.Doubt("SEQUENCE-LENGTH-DIFFERS", sequence.Child("211"), told, string.Create(CultureInfo.InvariantCulture, $"The length of sequence {sequence.TextOf("210")}: {symbols} (ST.25, item <211>)."));
            }
            if (!placeTold && sequence.TextOf("210") != place.ToString(CultureInfo.InvariantCulture))
            {
                placeTold = true;
                context.Doubt("SEQUENCE-NUMBER-DIFFERS", sequence.Child("210"), sequence.TextOf("210"), string.Create(CultureInfo.InvariantCulture, $"Sequences numbered in their order, from 1: {place} (ST.25, item <210>)."));
            }
        }
        var total = listing.Child("160");
        if (total.Text != summary.Count.ToString(CultureInfo.InvariantCulture))
        {
            context.Doubt("SEQUENCE-COUNT-DIFFERS", total.Exists ? total : listing, total.Text, string.Create(CultureInfo.InvariantCulture, $"How many sequences the listing holds: {summary.Count} (ST.25, item <160>)."));
        }
        return summary;
    }

    private static string Letters(string word) => string.Concat(word.TakeWhile(static c => !char.IsWhiteSpace(c)));
}
