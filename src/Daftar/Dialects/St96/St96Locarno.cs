using Daftar.Dialects.St86;
using Daftar.Rights.Designs;

namespace Daftar.Dialects.St96;

/// <summary>com:DesignClassificationBag: Locarno as text (06-01) or in parts with indications of products, and national classes.</summary>
internal static class St96Locarno
{
    public static void Read(DesignRecord record, XmlNode bag)
    {
        foreach (var system in bag.Children())
        {
            if (system.Name == "LocarnoClassificationBag")
            {
                Locarno(record, system);
            }
            else if (system.Name == "NationalDesignClassificationBag")
            {
                National(record, system);
            }
        }
    }

    internal static void Locarno(DesignRecord record, XmlNode bag)
    {
        record.LocarnoEdition = Editions.Of(record.LocarnoEdition, bag, "LocarnoClassificationEdition");
        foreach (var child in bag.Children())
        {
            switch (child.Name)
            {
                case "LocarnoClassificationText":
                    _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
                    Add(record, child.Text);
                    break;
                case "LocarnoClassification":
                    InParts(record, child);
                    break;
            }
        }
    }

    private static void InParts(DesignRecord record, XmlNode node)
    {
        var whole = node.TextOf("LocarnoClass");
        var divided = false;
        foreach (var part in node.Children("LocarnoSubclassBag"))
        {
            var subclass = part.TextOf("LocarnoSubclass");
            if (whole is not null && subclass is not null)
            {
                Add(record, whole + "-" + subclass);
                divided = true;
            }
            var products = record.Products;
            St96Values.AddText(ref products, part.Child("LocarnoSubclassProductIndicationText"));
            foreach (var term in part.Child("LocarnoTermBag").Children("LocarnoTerm"))
            {
                St96Values.AddTexts(ref products, term, "LocarnoTermText");
            }
            record.Products = products;
        }
        if (!divided)
        {
            Add(record, whole);
        }
        // The heading of the class, which the classification itself gives.
        node.Child("LocarnoClassDescriptionText").Ignore();
    }

    private static void National(DesignRecord record, XmlNode bag)
    {
        bag.Child("IPOfficeCode").IgnoreWhere(record.Office);
        foreach (var child in bag.Children())
        {
            if (child.Name == "NationalDesignClassification" && child.Text is { } code)
            {
                (record.NationalClasses ??= []).Add(code);
            }
            else if (child.Name == "NationalDesignProductIndicationText")
            {
                var products = record.Products;
                St96Values.AddText(ref products, child);
                record.Products = products;
            }
        }
    }

    private static void Add(DesignRecord record, string? written)
    {
        if (written is null)
        {
            return;
        }
        var normal = Normal(written);
        if (normal is not null && record.Locarno?.Contains(normal) != true)
        {
            (record.Locarno ??= []).Add(normal);
        }
        if (normal != written && record.LocarnoWritten?.Contains(written) != true)
        {
            (record.LocarnoWritten ??= []).Add(written);
        }
    }

    /// <summary>10-04 for 10.04, 1004 …; a class without subclass as two digits; null for what is none (ST.96 LocarnoClassStrictType: NN-NN or NN).</summary>
    public static string? Normal(string written) =>
        written.Length == 2 && char.IsAsciiDigit(written[0]) && char.IsAsciiDigit(written[1]) ? written : St86Products.Locarno(written);
}
