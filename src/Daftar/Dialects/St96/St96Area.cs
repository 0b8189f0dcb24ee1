using Daftar.Rights;
using Daftar.Rights.Indications;

namespace Daftar.Dialects.St96;

/// <summary>gin:GeographicRegionDescriptionBag: the area in words, and what links the product to it.</summary>
internal static class St96Area
{
    public static void Read(IndicationRecord indication, XmlNode bag, ReadContext context)
    {
        var area = indication.Area;
        var features = indication.Features;
        foreach (var child in bag.Children())
        {
            switch (child.Name)
            {
                case "GeographicRegionDescription":
                    foreach (var text in child.Children("GeographicRegionDescriptionText"))
                    {
                        // Administrative boundaries, coordinates …: what the words themselves say.
                        text.Drop("geographicRegionDescriptionCategory");
                        St96Values.AddText(ref area, text);
                    }
                    indication.Files = St96Documents.Add(indication.Files, child.Child("DocumentIncludedBag"), context);
                    break;
                case "DemarcatedAreaDescriptionText":
                    St96Values.AddText(ref area, child);
                    break;
                case "CausalInteractionText":
                case "ReputationFactorText":
                case "QualityFactorText":
                    St96Values.AddText(ref features, child);
                    break;
                case "Map":
                    Map(indication, child, context);
                    break;
            }
        }
        indication.Area = area;
        indication.Features = features;
    }

    private static void Map(IndicationRecord indication, XmlNode map, ReadContext context)
    {
        if (map.TextOf("FileName") is { } name)
        {
            (indication.Files ??= []).Add(new FileReference
            {
                Kind = FileKind.Document, Name = name, View = MapView, Text = map.TextOf("MapTitleText"), Date = context.Date(map.Child("MapIssueDate")),
            });
        }
    }

    /// <summary>The kind of document that is a map of the area.</summary>
    public const string MapView = "Map";
}
