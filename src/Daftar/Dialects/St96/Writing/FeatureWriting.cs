using Daftar.Rights;
using Daftar.Rights.Indications;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>Product, features and area of an indication.</summary>
internal static class FeatureWriting
{
    public static void Products(St96Xml xml, IndicationRecord indication)
    {
        if (indication.NiceClasses is null && indication.ProductTexts is null && indication.Products is null)
        {
            return;
        }
        xml.Open(Gin, "ProductIndicationBag");
        if (indication.NiceClasses is not null || indication.ProductTexts is not null)
        {
            xml.Open(Tmk, "GoodsServices");
            if (indication.NiceClasses is { Count: > 0 })
            {
                xml.Open(Tmk, "GoodsServicesClassificationBag");
                foreach (var number in indication.NiceClasses)
                {
                    xml.Open(Tmk, "GoodsServicesClassification");
                    xml.Text(Tmk, "ClassificationKindCode", "Nice");
                    xml.Text(Tmk, "ClassNumber", number);
                    xml.Close();
                }
                xml.Close();
            }
            if (indication.ProductTexts is { Count: > 0 } texts)
            {
                xml.Open(Tmk, "ClassDescriptionBag").Open(Tmk, "ClassDescription");
                xml.Texts(Tmk, "GoodsServicesDescriptionText", texts);
                xml.Close();
                xml.Close();
            }
            xml.Close();
        }
        foreach (var product in indication.Products ?? [])
        {
            xml.Text(Gin, "ProductCategory", product);
        }
        xml.Close();
    }

    /// <summary>A feature and the production of its language stand together; what has no fellow stands alone.</summary>
    public static void Features(St96Xml xml, IndicationRecord indication)
    {
        if (indication.Features is not { Count: > 0 } && indication.Production is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Gin, "FeatureDescriptionBag");
        var left = new List<LocalText>(indication.Production ?? []);
        foreach (var feature in indication.Features ?? [])
        {
            var at = left.FindIndex(production => production.Language == feature.Language);
            xml.Open(Gin, "FeatureDescription");
            xml.Text(Gin, at < 0 ? "FeatureDescriptionText" : "MainFeatureDescriptionText", feature);
            if (at >= 0)
            {
                xml.Text(Gin, "ProductionDescriptionText", left[at]);
                left.RemoveAt(at);
            }
            xml.Close();
        }
        foreach (var production in left)
        {
            xml.Open(Gin, "FeatureDescription");
            xml.Text(Gin, "MainFeatureDescriptionText", "");
            xml.Text(Gin, "ProductionDescriptionText", production);
            xml.Close();
        }
        xml.Close();
    }

    public static void Area(St96Xml xml, IndicationRecord indication)
    {
        if (indication.Area is not { Count: > 0 } area)
        {
            return;
        }
        xml.Open(Gin, "GeographicRegionDescriptionBag").Open(Gin, "GeographicRegionDescription");
        xml.Texts(Gin, "GeographicRegionDescriptionText", area);
        xml.Close();
        xml.Close();
    }
}
