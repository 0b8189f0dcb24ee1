using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St96;

/// <summary>com:FigurativeElementClassificationBag: edition and codes of Vienna, the codes written 27.05.01 whichever way they come, and codes of national systems as written.</summary>
internal static class St96Vienna
{
    public static void Read(TrademarkRecord mark, XmlNode classification)
    {
        foreach (var bag in classification.Children("FigurativeElementClassificationBag"))
        {
            foreach (var system in bag.Children())
            {
                if (system.Name == "ViennaClassificationBag")
                {
                    (mark.Vienna, mark.ViennaEdition) = Read(mark.Vienna, mark.ViennaEdition, system);
                }
                else if (system.Name == "NationalFigurativeElementClassificationBag")
                {
                    system.Child("IPOfficeCode").IgnoreWhere(mark.Office);
                    var codes = mark.NationalFigurative;
                    foreach (var code in system.Children("NationalFigurativeElementClassification"))
                    {
                        St96Values.AddCode(ref codes, code);
                    }
                    mark.NationalFigurative = codes;
                }
            }
        }
    }

    /// <summary>The edition stands before the codes; offices write it in each of them, too.</summary>
    public static (List<string>? Codes, string? Edition) Read(List<string>? codes, string? edition, XmlNode bag)
    {
        edition = Edition(edition, bag);
        foreach (var entry in bag.Children())
        {
            var code = entry.Name switch
            {
                "ViennaClassificationText" => entry.Text,
                "ViennaClassification" => Join(Padded(entry.TextOf("ViennaCategory")), Padded(entry.TextOf("ViennaDivision")), Padded(entry.TextOf("ViennaSection"))),
                _ => null,
            };
            if (entry.Name == "ViennaClassification")
            {
                edition = Edition(edition, entry);
            }
            if (entry.Name == "ViennaClassificationText")
            {
                _ = St96Values.Whole(entry.AttributeNode("sequenceNumber"));
            }
            if (code is not null)
            {
                (codes ??= []).Add(code);
            }
        }
        return (codes, edition);
    }

    private static string? Edition(string? known, XmlNode beside) => Editions.Of(known, beside, "ViennaClassificationEdition", "ViennaClassificationVersion", "ViennaVersion");

    private static string? Join(string? category, string? division, string? section) =>
        category is null ? null : division is null ? category : section is null ? category + "." + division : category + "." + division + "." + section;

    private static string? Padded(string? part) => part is { Length: 1 } ? "0" + part : part;
}
