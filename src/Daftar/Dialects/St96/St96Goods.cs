using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St96;

/// <summary>tmk:GoodsServicesBag: one entry for each class, with its goods and services in every language given.</summary>
internal static class St96Goods
{
    public static List<GoodsServices>? Read(XmlNode bag, ReadContext context)
    {
        List<GoodsServices>? goods = null;
        foreach (var group in bag.Children("GoodsServices"))
        {
            Group(ref goods, group, context);
        }
        return goods;
    }

    private static void Group(ref List<GoodsServices>? goods, XmlNode group, ReadContext context)
    {
        var from = goods?.Count ?? 0;
        Classes(ref goods, group.Child("GoodsServicesClassificationBag"), context);
        var kind = Kind(group.TextOf("ClassificationKindCode"));
        var edition = group.TextOf("ClassificationVersion");
        group.Child("ClassificationVersion").Judge();
        string? status = null;
        foreach (var description in group.Child("ClassDescriptionBag").Children("ClassDescription"))
        {
            status = Description(ref goods, from, description, kind, context) ?? status;
        }
        var basis = group.Child("NationalFilingBasis");
        var firstUsed = context.Date(basis.Child("FirstUsedDate"));
        var firstUsedInCommerce = context.Date(basis.Child("FirstUsedCommerceDate"));
        if (basis.Exists)
        {
            St96Values.IgnoreFalse(basis);
        }
        // Totals of the classes listed beside them.
        group.Child("NationalGoodsServices").Ignore();
        for (var at = from; at < (goods?.Count ?? 0); at++)
        {
            goods![at].Edition ??= edition;
            // What is said without a class is said of the group: the classes that have goods, not the national classes that run beside them.
            if (goods[at].Classification is null)
            {
                goods[at].Status ??= status;
                goods[at].FirstUsed ??= firstUsed;
                goods[at].FirstUsedInCommerce ??= firstUsedInCommerce;
            }
        }
    }

    private static void Classes(ref List<GoodsServices>? goods, XmlNode bag, ReadContext context)
    {
        var from = goods?.Count ?? 0;
        foreach (var entry in bag.Children("GoodsServicesClassification"))
        {
            var code = entry.TextOf("ClassificationKindCode");
            var number = Number(entry.TextOf("ClassNumber") ?? entry.TextOf("NationalClassNumber"));
            var edition = entry.TextOf("ClassificationVersion");
            // The heading of the class, which the classification itself gives.
            entry.Child("ClassTitleText").Ignore();
            // "Primary" says which class of the Nice classification leads, and Nice lists it again.
            if (number is null || (code == "Primary" && ListsNice(bag, number)))
            {
                continue;
            }
            var kind = Kind(code);
            // The office's own classes that run beside the class of Nice (USPTO: Domestic).
            if (kind is not null && entry.Child("NationalClassNumber").Exists && Leading(bag) is { } leading && Find(goods, from, leading, null) is { } of)
            {
                (of.NationalClasses ??= []).Add(entry.TextOf("NationalClassNumber") ?? number);
                entry.Child("ClassificationKindCode").Judge();
                continue;
            }
            var known = Find(goods, from, number, kind);
            if (known is null)
            {
                (goods ??= []).Add(new GoodsServices { Class = number, Classification = kind, Edition = edition });
            }
            else
            {
                Twice(entry.Child("ClassNumber", "NationalClassNumber"), number, context);
            }
        }
    }

    /// <summary>The only class of Nice in the bag; null where there are several, or none.</summary>
    private static string? Leading(XmlNode bag)
    {
        string? only = null;
        foreach (var entry in bag.Children("GoodsServicesClassification"))
        {
            if (entry.TextOf("ClassificationKindCode") == "Nice")
            {
                if (only is not null)
                {
                    return null;
                }
                only = Number(entry.TextOf("ClassNumber"));
            }
        }
        return only;
    }

    private static bool ListsNice(XmlNode bag, string number)
    {
        foreach (var entry in bag.Children("GoodsServicesClassification"))
        {
            if (entry.TextOf("ClassificationKindCode") == "Nice" && Number(entry.TextOf("ClassNumber")) == number)
            {
                return true;
            }
        }
        return false;
    }

    /// <returns>A status given without a class.</returns>
    private static string? Description(ref List<GoodsServices>? goods, int from, XmlNode description, string? kind, ReadContext context)
    {
        var status = description.TextOf("ClassNumberStatusCategory") ?? Status(description.Child("NationalStatusBag"));
        var number = Number(description.TextOf("ClassNumber"));
        var edition = description.TextOf("ClassificationVersion");
        List<LocalText>? texts = null;
        St96Values.AddTexts(ref texts, description, "GoodsServicesDescriptionText");
        if (number is null && texts is null)
        {
            return status;
        }
        var known = number is null ? Only(goods, from) : Find(goods, from, number, kind) ?? Find(goods, from, number, null) ?? FindAnyKind(goods, from, number);
        if (known is null)
        {
            known = new GoodsServices { Class = number, Classification = kind };
            (goods ??= []).Add(known);
        }
        known.Edition ??= edition;
        known.Status ??= status;
        if (texts is not null)
        {
            // A further language is no second list.
            if (number is not null && known.Descriptions is { } before && texts.Exists(text => before.Exists(one => one.Language == text.Language && one.Text != text.Text)))
            {
                Twice(description.Child("ClassNumber"), number, context);
            }
            (known.Descriptions ??= []).AddRange(texts);
        }
        return null;
    }

    /// <summary>One class of the group under two heads: they are taken together, and the office is told.</summary>
    private static void Twice(XmlNode where, string number, ReadContext context) => context.Doubt("NICE-CLASS-TWICE", where, $"class {number}", "Each class once, with all its goods and services.");

    private static string? Status(XmlNode bag)
    {
        string? words = null;
        foreach (var status in bag.Children("NationalStatus"))
        {
            // What the status is of stands in the path; its code beside the words says no more.
            status.Child("NationalStatusCategory").Drop();
            var code = status.TextOf("NationalStatusCode");
            status.Child("NationalStatusCode").Judge();
            words ??= status.TextOf("NationalStatusExternalDescriptionText") ?? code;
        }
        return words;
    }

    private static GoodsServices? Find(List<GoodsServices>? goods, int from, string number, string? kind)
    {
        for (var at = from; at < (goods?.Count ?? 0); at++)
        {
            if (goods![at].Class == number && goods[at].Classification == kind)
            {
                return goods[at];
            }
        }
        return null;
    }

    private static GoodsServices? FindAnyKind(List<GoodsServices>? goods, int from, string number)
    {
        for (var at = from; at < (goods?.Count ?? 0); at++)
        {
            if (goods![at].Class == number)
            {
                return goods[at];
            }
        }
        return null;
    }

    private static GoodsServices? Only(List<GoodsServices>? goods, int from) => goods is not null && goods.Count == from + 1 ? goods[from] : null;

    private static string? Kind(string? code) => code is "Nice" or null ? null : code;

    /// <summary>Nice classes without leading zeros (the USPTO writes 009); anything else as written.</summary>
    private static string? Number(string? text)
    {
        if (text is not { Length: > 1 } || text[0] != '0')
        {
            return text;
        }
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return text;
            }
        }
        var trimmed = text.TrimStart('0');
        return trimmed.Length == 0 ? text : trimmed;
    }
}
