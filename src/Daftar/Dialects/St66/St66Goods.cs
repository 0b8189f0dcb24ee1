using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St66;

/// <summary>GoodsServicesDetails: classes, and goods and services in every language delivered.</summary>
internal static class St66Goods
{
    public static void Read(XmlNode details, TrademarkRecord mark, ReadContext context)
    {
        foreach (var goods in details.Children())
        {
            if (goods.Name == "NationalGoodsServicesExt")
            {
                // USPTO: how many national classes are listed below.
                goods.Child("NationalClassTotalNumber").Ignore();
                continue;
            }
            if (goods.Name != "GoodsServices")
            {
                continue;
            }
            var kind = goods.TextOf("ClassificationKindCode");
            var edition = goods.TextOf("ClassificationVersion");
            if (kind is not null && kind.Equals("Nice", StringComparison.OrdinalIgnoreCase))
            {
                kind = null;
            }
            foreach (var child in goods.Children())
            {
                switch (child.Name)
                {
                    case "ClassDescriptionDetails":
                        foreach (var description in child.Children("ClassDescription"))
                        {
                            (mark.Goods ??= []).Add(Class(description, kind, edition, context));
                        }
                        break;
                }
            }
        }
    }

    private static GoodsServices Class(XmlNode description, string? kind, string? edition, ReadContext context)
    {
        var goods = new GoodsServices { Classification = kind, Edition = edition };
        List<LocalText>? texts = null;
        List<LocalText>? terms = null;
        foreach (var child in description.Children())
        {
            switch (child.Name)
            {
                case "ClassNumber":
                    goods.Class = kind is null ? NiceClass(child.Text) : child.Text;
                    break;
                case "GoodsServicesDescription":
                    texts = St66Values.WithText(texts, child);
                    break;
                case "ClassNumberStatusCode":
                    // The words of an extension say more than the code.
                    goods.Status ??= child.Text;
                    child.Judge();
                    break;
                case "ClassificationTermDetails":
                    foreach (var term in child.Children("ClassificationTerm"))
                    {
                        foreach (var text in term.Children("ClassificationTermText"))
                        {
                            terms = St66Values.WithText(terms, text);
                        }
                    }
                    break;
                case "ClassDescriptionExt":
                    St66UsExtension.ReadClass(child, goods, context);
                    break;
            }
        }
        goods.Descriptions = texts ?? OneTextALanguage(terms);
        return goods;
    }

    /// <summary>Nice classes stand without leading zeros: the USPTO writes 009. What is none stays as it is written, to be told so.</summary>
    private static string? NiceClass(string? written)
    {
        var digits = written.AsSpan().TrimStart('0');
        return digits.Length is 0 or > 2 || digits.Length == written!.Length || !St66Values.AllDigits(digits) || int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture) > 45 ? written : digits.ToString();
    }

    /// <summary>Terms given one by one, as one text a language, separated by semicolons as offices print them.</summary>
    private static List<LocalText>? OneTextALanguage(List<LocalText>? terms)
    {
        if (terms is null)
        {
            return null;
        }
        var joined = new List<LocalText>();
        foreach (var term in terms)
        {
            var at = joined.FindIndex(known => known.Language == term.Language);
            if (at < 0)
            {
                joined.Add(term);
            }
            else
            {
                joined[at] = term with { Text = joined[at].Text + "; " + term.Text };
            }
        }
        return joined;
    }
}
