using Daftar.Rights;
using Daftar.Rights.Indications;
using Daftar.Values;

namespace Daftar.Dialects.EuGi;

/// <summary>One object of the export → an indication. The export names countries and products, not the area itself, and says nothing of languages.</summary>
internal static class EuGiRecord
{
    private const string Office = "EU";

    public static void Read(XmlNode node, ReadContext context)
    {
        var type = node.TextOf("giType");
        if (type == "TSG")
        {
            context.Doubt("INDICATION-SPECIALITY", node.Child("giType"), type, "A designation or indication of origin (PDO, PGI, GI). A traditional speciality guaranteed protects a recipe wherever it is made, and is no geographical indication.", Severity.SetAside);
            return;
        }
        var gi = new IndicationRecord { Office = Office, Produced = context.Moment(node.Child("modificationDate")) };
        // What changes with every export says nothing about the right.
        node.Child("modificationDate").Transport();
        Number(gi, Numbers.Application, node.TextOf("fileNumber"));
        Number(gi, Numbers.OfficeFile, node.TextOf("giIdentifier"));
        foreach (var name in node.Children("protectedNames"))
        {
            Put(gi.Titles ??= [], name);
        }
        foreach (var name in node.Children("transcriptions"))
        {
            Put(gi.Transliterations ??= [], name);
        }
        gi.Titles = gi.Titles is { Count: > 0 } ? gi.Titles : null;
        gi.Transliterations = gi.Transliterations is { Count: > 0 } ? gi.Transliterations : null;
        gi.Category = type switch { "PDO" => "Protected Designation of Origin", "PGI" => "Protected Geographical Indication", "GI" => "Geographical Indication", _ => type };
        foreach (var country in node.Children("countries"))
        {
            if (country.Text is { } code)
            {
                (gi.OriginCountries ??= []).Add(code.Length == 2 ? code.ToUpperInvariant() : code);
            }
        }
        // Whether a country is one of the Union's is seen from the country.
        EuGiAgain.Flag(node.Child("thirdCountryFlag"));
        Products(gi, node);
        Status(gi, node, context);
        EuGiDocuments.Read(gi, node, context);
        EuGiGroups.Read(gi, node);
        context.Add(gi);
    }

    private static void Number(IndicationRecord gi, Numbers of, string? written)
    {
        if (written is not null)
        {
            gi.Identifiers.Add(new OfficeNumber { Office = Office, Of = of, Written = written });
        }
    }

    private static void Put(List<LocalText> texts, XmlNode node)
    {
        if (node.Text is { } text && !texts.Exists(known => known.Text == text))
        {
            texts.Add(new LocalText(null, text));
        }
    }

    /// <summary>Words of ST.96 for the three branches of the register, and the headings of the Combined Nomenclature in English.</summary>
    private static void Products(IndicationRecord gi, XmlNode node)
    {
        if (node.TextOf("productType") is { } type)
        {
            gi.Products = [type switch { "WINE" => "Wine", "SPIRIT" => "Spirits", "FOOD" => "Agricultural Product or Food", _ => type }];
        }
        foreach (var heading in node.Children("cnClassification"))
        {
            // "04 - DAIRY PRODUCE … | 0406 - Cheese and curd": the last is the one meant, those before it are its chapters.
            if (heading.TextOf("cnTranslation") is { } words)
            {
                var last = words[(words.LastIndexOf('|') + 1)..].Trim();
                (gi.ProductTexts ??= []).Add(new LocalText("en", last));
                EuGiAgain.Heading(heading, words);
            }
        }
    }

    /// <summary>
    /// What was removed has ended, whatever status stands beside: a registration was cancelled, an application came to nothing. The date given is that of protection for what is
    /// registered, that of the removal for what is removed; of an application it says neither, and stays residue.
    /// </summary>
    private static void Status(IndicationRecord gi, XmlNode node, ReadContext context)
    {
        var text = node.TextOf("status");
        var removed = EuGiAgain.Flag(node.Child("removedFlag"));
        var isRegistered = Is("registered");
        var protection = node.Child("euProtectionDate");
        if (!isRegistered && !removed && protection.Peek() is { } said && !RegisterDate.TryParse(said, out _))
        {
            // Of what is registered and of what is removed it is read below.
            context.Date(protection);
        }
        if (text is null && !removed)
        {
            return;
        }
        var word = removed ? new Offices.StatusWord(GeneralStatus.Ended, isRegistered ? "cancelled" : null)
            : Is("applied") ? new Offices.StatusWord(GeneralStatus.Pending) : context.Offices.StatusOf(Office, Right.Indication, null, text);
        gi.Status = new LegalStatus { General = word.Status, Reason = word.Reason, OfficeText = removed ? $"{text}, removed" : text };
        if (isRegistered || removed)
        {
            var date = context.Date(protection);
            gi.EffectDate = removed ? null : date;
            gi.Status.Date = removed ? date : null;
        }

        bool Is(string word) => word.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
