using Daftar.Rights;
using Daftar.Rights.Designs;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>com:DesignClassificationBag. Indications of products stand in the parts of the first class, once for each language.</summary>
internal static class LocarnoWriting
{
    public static void Write(St96Xml xml, DesignRecord design)
    {
        var classes = design.Locarno is { Count: > 0 } || design.LocarnoWritten is { Count: > 0 };
        xml.LoseWhere(!classes && design.LocarnoEdition is not null, "locarnoClassificationEdition");
        var nationals = design.NationalClasses is { Count: > 0 };
        if (!classes && !nationals)
        {
            xml.LoseWhere(design.Products is not null, "productIndicationBag");
            return;
        }
        xml.Open(Com, "DesignClassificationBag");
        if (classes)
        {
            Locarno(xml, design);
        }
        if (nationals)
        {
            National(xml, design, classes ? null : design.Products);
        }
        xml.Close();
    }

    private static void Locarno(St96Xml xml, DesignRecord design)
    {
        xml.Open(Com, "LocarnoClassificationBag");
        xml.Text(Com, "LocarnoClassificationEdition", design.LocarnoEdition);
        var products = design.Products;
        foreach (var code in design.Locarno ?? [])
        {
            var written = design.LocarnoWritten?.Find(one => St96Locarno.Normal(one) == code);
            if (products is { Count: > 0 })
            {
                InParts(xml, code, products);
                products = null;
            }
            else if (written is null)
            {
                xml.Text(Com, "LocarnoClassificationText", code);
            }
            if (written is not null)
            {
                xml.Text(Com, "LocarnoClassificationText", written);
            }
        }
        foreach (var written in design.LocarnoWritten ?? [])
        {
            // What is no class of Locarno stands only as written.
            if (St96Locarno.Normal(written) is not { } normal || design.Locarno?.Contains(normal) != true)
            {
                xml.Text(Com, "LocarnoClassificationText", written);
            }
        }
        xml.LoseWhere(products is { Count: > 0 }, "productIndicationBag");
        xml.Close();
    }

    private static void InParts(St96Xml xml, string code, List<LocalText> products)
    {
        var hyphen = code.IndexOf('-', StringComparison.Ordinal);
        xml.Open(Com, "LocarnoClassification");
        xml.Text(Com, "LocarnoClass", hyphen < 0 ? code : code[..hyphen]);
        foreach (var product in products)
        {
            xml.Open(Com, "LocarnoSubclassBag");
            xml.Text(Com, "LocarnoSubclass", hyphen < 0 ? null : code[(hyphen + 1)..]);
            xml.Text(Com, "LocarnoSubclassProductIndicationText", product);
            xml.Close();
        }
        xml.Close();
    }

    private static void National(St96Xml xml, DesignRecord design, List<LocalText>? products)
    {
        xml.Open(Com, "NationalDesignClassificationBag");
        xml.Text(Com, "IPOfficeCode", design.Office);
        var at = 0;
        foreach (var code in design.NationalClasses!)
        {
            xml.Text(Com, "NationalDesignClassification", code);
            if (products is not null && at < products.Count)
            {
                xml.Text(Com, "NationalDesignProductIndicationText", products[at++]);
            }
        }
        xml.LoseWhere(products is not null && at < products.Count, "productIndicationBag");
        xml.Close();
    }
}
