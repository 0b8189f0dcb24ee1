using Daftar.Values;

namespace Daftar.Rights;

/// <summary>The fields every right has. One line here feeds index, filters, facets, API, exports and labels of all rights at once.</summary>
public static class CommonFields
{
    public static IEnumerable<Field<T>> Of<T>()
        where T : IpRecord =>
    [
        new("right", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (r, to) => to.Add(Key(r.Right))),
        new("office", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (r, to) => to.Add(r.Office)),
        new("kind", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, static (r, to) => to.Add(r.Kind)),
        new("status", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Stored | FieldUses.Column, static (r, to) => to.Add(Key(r.Status?.General ?? GeneralStatus.Unknown))),
        new("reason", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, static (r, to) => to.Add(r.Status?.Reason)),
        new("number", FieldKind.Number, FieldUses.Search | FieldUses.Filter | FieldUses.Stored | FieldUses.Column, Numbers, weight: 8),
        new("title", FieldKind.Text, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Stored | FieldUses.Column | FieldUses.Forms, static (r, to) => Texts(r.Titles, to), weight: 5),
        new("owner", FieldKind.Name, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Stored | FieldUses.Column, static (r, to) => Names(r.Holders, to), weight: 2, edition: 2),
        new("applicant", FieldKind.Name, FieldUses.Search | FieldUses.Joined | FieldUses.Filter | FieldUses.Column, static (r, to) => Names(r.Applicants, to), weight: 2),
        new("representative", FieldKind.Name, FieldUses.Filter | FieldUses.Joined | FieldUses.Column, static (r, to) => Names(r.Representatives, to)),
        new("country", FieldKind.Code, FieldUses.Filter | FieldUses.Facet | FieldUses.Column, Countries),
        new("filed", FieldKind.Date, FieldUses.Filter | FieldUses.Facet | FieldUses.Sort | FieldUses.Stored | FieldUses.Column, static (r, to) => to.Add(r.FilingDate)),
        new("registered", FieldKind.Date, FieldUses.Filter | FieldUses.Sort | FieldUses.Stored | FieldUses.Column, static (r, to) => to.Add(r.RegistrationDate)),
        new("published", FieldKind.Date, FieldUses.Filter | FieldUses.Sort | FieldUses.Column, static (r, to) => to.Add(r.PublicationDate ?? r.Publications?.Min(p => p.Date))),
        new("expires", FieldKind.Date, FieldUses.Filter | FieldUses.Sort | FieldUses.Column, static (r, to) => to.Add(r.ExpiryDate)),
        new("priority", FieldKind.Number, FieldUses.Filter | FieldUses.Column, static (r, to) => to.Add(r.Priorities?.Select(p => p.Number))),
        new("related", FieldKind.Number, FieldUses.Filter, static (r, to) => to.Add(r.Relations?.Select(p => p.Number))),
        new("designated", FieldKind.Code, FieldUses.Filter | FieldUses.Column, static (r, to) => to.Add(r.Designations?.Select(d => d.Office))),
        new("event", FieldKind.Code, FieldUses.Filter, Events),
        new("language", FieldKind.Code, FieldUses.Filter | FieldUses.Column, Languages),
        new("has", FieldKind.Flag, FieldUses.Filter | FieldUses.Facet, Marks),
    ];

    /// <summary>A right in queries and addresses: patent, trademark, design, indication.</summary>
    public static string Key(Right right) => right switch
    {
        Right.Patent => "patent",
        Right.Trademark => "trademark",
        Right.Design => "design",
        Right.Indication => "indication",
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "There is no such right."),
    };

    /// <summary>A status in queries and addresses: pending, inForce, ended, unknown.</summary>
    public static string Key(GeneralStatus status) => status switch
    {
        GeneralStatus.Pending => "pending",
        GeneralStatus.InForce => "inForce",
        GeneralStatus.Ended => "ended",
        _ => "unknown",
    };

    /// <summary>Texts with their languages: words are found in their other forms, too.</summary>
    internal static void Texts(List<LocalText>? texts, FieldValues to)
    {
        if (texts is null)
        {
            return;
        }
        foreach (var text in texts)
        {
            to.Add(text.Text, text.Language);
        }
    }

    /// <summary>Texts that are names, of marks and places: their words have no other forms.</summary>
    internal static void Words(List<LocalText>? texts, FieldValues to)
    {
        foreach (var text in texts ?? [])
        {
            to.Add(text.Text);
        }
    }

    /// <summary>Names of parties in every script the office gives.</summary>
    internal static void Names(List<Party>? parties, FieldValues to)
    {
        if (parties is null)
        {
            return;
        }
        foreach (var party in parties)
        {
            to.AddOnce(party.Name);
            for (var i = 0; i < (party.OtherNames?.Count ?? 0); i++)
            {
                to.AddOnce(party.OtherNames![i].Text);
            }
        }
    }

    /// <summary>Locarno classes as delivered, and of a subclass the class it lies in: beside the hits both are counted, and the class has the count of all its subclasses.</summary>
    internal static void Locarno(List<string>? symbols, FieldValues to)
    {
        foreach (var symbol in symbols ?? [])
        {
            to.AddOnce(symbol);
            var digits = symbol.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : symbol.Length;
            digits = digits == 4 ? 2 : digits;
            if (digits is 1 or 2 && digits < symbol.Length)
            {
                to.AddOnce(symbol[..digits].PadLeft(2, '0'));
            }
        }
    }

    /// <summary>Where those who ask for or own the right are.</summary>
    private static void Countries(IpRecord record, FieldValues to)
    {
        Of(record.Applicants, to);
        Of(record.Owners, to);

        static void Of(List<Party>? parties, FieldValues to)
        {
            for (var i = 0; i < (parties?.Count ?? 0); i++)
            {
                to.AddOnce(parties![i].Country);
            }
        }
    }

    private static void Numbers(IpRecord record, FieldValues to)
    {
        foreach (var identifier in record.Identifiers)
        {
            Spellings(identifier.Office, identifier.Written, identifier.Folded, to);
        }

        foreach (var publication in record.Publications ?? [])
        {
            if (publication.Number is { } number)
            {
                var office = publication.Office ?? record.Office;
                Spellings(office, number, OfficeNumber.Fold(office, Values.Numbers.Publication, number), to);
                if (publication.KindCode is { } kind)
                {
                    to.Add(publication.Office + number + kind);
                }
            }
        }
    }

    /// <summary>A number is found as written, without the office's code in front, and with it; and in the one form of all ways of writing it.</summary>
    /// <param name="one">That form, folded.</param>
    private static void Spellings(string office, string written, string one, FieldValues to)
    {
        var folded = OfficeNumber.Fold(office, written);
        to.Add(written);
        to.Add(folded);
        to.Add(office + folded);
        if (one != folded)
        {
            to.Add(one);
            to.Add(office + one);
        }
    }

    /// <summary>Of filing, of titles and of publications.</summary>
    private static void Languages(IpRecord record, FieldValues to)
    {
        to.AddOnce(record.FilingLanguage);
        to.AddOnce(record.SecondLanguage);
        for (var i = 0; i < (record.Titles?.Count ?? 0); i++)
        {
            to.AddOnce(record.Titles![i].Language);
        }

        for (var i = 0; i < (record.Publications?.Count ?? 0); i++)
        {
            foreach (var language in record.Publications![i].Languages ?? [])
            {
                to.AddOnce(language);
            }
        }
    }

    private static void Events(IpRecord record, FieldValues to)
    {
        foreach (var known in record.Events ?? [])
        {
            to.Add(known.Code);
            to.Add(known.DetailedEvent ?? known.KeyEvent);
        }
    }

    private static void Marks(IpRecord record, FieldValues to)
    {
        to.AddIf(Pictures.Of(record).Any(), "image");
        to.AddIf(record.Files?.Exists(file => file is { Kind: FileKind.Document, Sha256: not null }) == true, "document");
        to.AddIf(record.Publications?.Exists(p => p.Abstracts is { Count: > 0 }) == true, "abstract");
        to.AddIf(record.Publications?.Exists(p => p.Claims is { Count: > 0 }) == true, "claims");
        to.AddIf(record.Publications?.Exists(p => p.Descriptions is { Count: > 0 }) == true, "description");
        to.AddIf(record.Priorities is { Count: > 0 }, "priority");
        foreach (var procedure in record.Procedures ?? [])
        {
            if (procedure.Kind is "opposition" or "licence" or "pledge" or "transfer" or "appeal")
            {
                to.AddOnce(procedure.Kind);
            }
        }
    }
}
