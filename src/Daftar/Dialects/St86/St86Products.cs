using Daftar.Dialects.St66;
using Daftar.Rights.Designs;

namespace Daftar.Dialects.St86;

/// <summary>Indications of products in all languages, and classes of the Locarno Classification.</summary>
internal static class St86Products
{
    /// <summary>IndicationProductDetails: the EUIPO puts the text into IndicationProduct itself, the standard into elements below, with the classes.</summary>
    public static void AddAll(XmlNode details, DesignRecord record, ReadContext context)
    {
        foreach (var product in details.Children("IndicationProduct"))
        {
            record.Products = St66Values.WithText(record.Products, product);
            var kind = product.TextOf("ClassificationKindCode");
            product.Child("ClassificationKindCode").Judge();
            record.LocarnoEdition = Editions.Of(record.LocarnoEdition, product, "ClassificationVersion");
            foreach (var child in product.Children())
            {
                switch (child.Name)
                {
                    case "IndicationProductDescription":
                        record.Products = St66Values.WithText(record.Products, child);
                        break;
                    case "ClassDescriptionDetails":
                        AddClasses(child, kind, record, context);
                        break;
                    case "ClassDescription":
                        AddClass(child, kind, record, context);
                        break;
                }
            }
        }
    }

    /// <param name="kind">Null or Locarno for the international classification, else the office's word for its own.</param>
    public static void AddClasses(XmlNode details, string? kind, DesignRecord record, ReadContext context)
    {
        foreach (var description in details.Children("ClassDescription"))
        {
            AddClass(description, kind, record, context);
        }
    }

    private static void AddClass(XmlNode description, string? kind, DesignRecord record, ReadContext context)
    {
        foreach (var text in description.Children("ProductDescription"))
        {
            record.Products = St66Values.WithText(record.Products, text);
        }
        var node = description.Child("ClassNumber");
        if (node.Text is not { } written)
        {
            return;
        }
        if (kind is not null && !kind.Equals("Locarno", StringComparison.OrdinalIgnoreCase))
        {
            record.NationalClasses = St66Values.WithOnce(record.NationalClasses, written);
            return;
        }
        var normal = Locarno(written);
        if (normal is null)
        {
            context.Doubt("LOCARNO-CLASS-UNREADABLE", node, written, "A class and subclass of the Locarno Classification, such as 10-04 (ST.86 ClassNumber).");
        }
        if (normal != written)
        {
            record.LocarnoWritten = St66Values.WithOnce(record.LocarnoWritten, written);
        }
        record.Locarno = St66Values.WithOnce(record.Locarno, normal);
    }

    /// <summary>10.04, 10-4 or 1004 → 10-04; null for what is none.</summary>
    internal static string? Locarno(ReadOnlySpan<char> written)
    {
        Span<char> normal = ['0', '0', '-', '0', '0'];
        var at = written.IndexOfAny(".-/ ");
        ReadOnlySpan<char> first, second;
        if (at >= 0)
        {
            first = written[..at];
            second = written[(at + 1)..].Trim(" -");
        }
        else if (written.Length == 4)
        {
            first = written[..2];
            second = written[2..];
        }
        else
        {
            return null;
        }
        if (first.Length is < 1 or > 2 || second.Length is < 1 or > 2 || !St66Values.AllDigits(first) || !St66Values.AllDigits(second))
        {
            return null;
        }
        first.CopyTo(normal[(2 - first.Length)..]);
        second.CopyTo(normal[(5 - second.Length)..]);
        return normal.ToString();
    }
}
