using Daftar.Rights.Indications;

namespace Daftar.Dialects.St96;

/// <summary>gin:FeatureDescriptionBag: what the product is, and how it is made.</summary>
internal static class St96Features
{
    public static void Read(IndicationRecord indication, XmlNode bag)
    {
        var features = indication.Features;
        var production = indication.Production;
        foreach (var description in bag.Children("FeatureDescription"))
        {
            var language = St96Values.Language(description);
            foreach (var child in description.Children())
            {
                switch (child.Name)
                {
                    case "MainFeatureDescriptionText":
                    case "FeatureDescriptionText":
                    case "UniquenessText":
                    case "ProductPhysicalCharacteristicText":
                    case "ProductOrganolepticCharacteristicText":
                    case "ProductChemicalCharacteristicText":
                    case "ProductAnalyticCharacteristicText":
                    case "SameCategoryProductSpecificCharacteristicText":
                        Add(ref features, child, language);
                        break;
                    case "ProductionDescriptionText":
                    case "ProductProcessingRuleText":
                    case "ProductOenologicalPracticeText":
                    case "RawMaterialDescriptionText":
                    case "FeedDescriptionText":
                    case "ProductMaterialText":
                        Add(ref production, child, language);
                        break;
                }
            }
        }
        indication.Features = features;
        indication.Production = production;
    }

    private static void Add(ref List<Rights.LocalText>? list, XmlNode node, string? language)
    {
        var own = St96Values.Language(node) ?? language;
        if (St96Values.Words(node) is { } text)
        {
            (list ??= []).Add(new Rights.LocalText(own, text));
        }
    }
}
