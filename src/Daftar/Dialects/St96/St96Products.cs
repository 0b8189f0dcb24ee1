using Daftar.Rights;
using Daftar.Rights.Indications;

namespace Daftar.Dialects.St96;

/// <summary>gin:ProductIndicationBag: classes of Nice, the product in words, categories of products.</summary>
internal static class St96Products
{
    public static void Read(IndicationRecord indication, XmlNode bag)
    {
        var texts = indication.ProductTexts;
        foreach (var child in bag.Children())
        {
            if (child.Name == "ProductCategory")
            {
                var products = indication.Products;
                St96Values.AddCode(ref products, child);
                indication.Products = products;
            }
            else if (child.Name == "GoodsServices")
            {
                Goods(indication, child, ref texts);
            }
        }
        indication.ProductTexts = texts;
    }

    private static void Goods(IndicationRecord indication, XmlNode goods, ref List<LocalText>? texts)
    {
        foreach (var entry in goods.Child("GoodsServicesClassificationBag").Children("GoodsServicesClassification"))
        {
            if (entry.TextOf("ClassificationKindCode") is null or "Nice")
            {
                Class(indication, entry.TextOf("ClassNumber"));
            }
            else
            {
                // A class of another classification is none of Nice.
                entry.Child("ClassificationKindCode").Unread();
            }
            // Edition and heading are the classification's own.
            entry.Child("ClassificationVersion").Ignore();
            entry.Child("ClassTitleText").Ignore();
        }
        foreach (var description in goods.Child("ClassDescriptionBag").Children("ClassDescription"))
        {
            Class(indication, description.TextOf("ClassNumber"));
            St96Values.AddTexts(ref texts, description, "GoodsServicesDescriptionText");
        }
    }

    private static void Class(IndicationRecord indication, string? number)
    {
        number = number?.TrimStart('0');
        if (!string.IsNullOrEmpty(number) && indication.NiceClasses?.Contains(number) != true)
        {
            (indication.NiceClasses ??= []).Add(number);
        }
    }
}
