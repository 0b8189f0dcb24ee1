using Daftar.Rights.Trademarks;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>tmk:GoodsServicesBag: one tmk:GoodsServices for each class, as several offices write it, so that dates and status keep their class.</summary>
internal static class GoodsWriting
{
    public static void Write(St96Xml xml, List<GoodsServices>? goods)
    {
        if (goods is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Tmk, "GoodsServicesBag");
        foreach (var one in goods)
        {
            One(xml, one);
        }
        xml.Close();
    }

    public static void One(St96Xml xml, GoodsServices one)
    {
        xml.Open(Tmk, "GoodsServices");
        xml.Open(Tmk, "GoodsServicesClassificationBag");
        if (one.Class is not null)
        {
            xml.Open(Tmk, "GoodsServicesClassification");
            xml.Text(Tmk, "ClassificationKindCode", one.Classification ?? "Nice");
            xml.Text(Com, "ClassificationVersion", one.Edition);
            xml.Text(Tmk, one.Classification is null ? "ClassNumber" : "NationalClassNumber", one.Class);
            xml.Close();
        }
        foreach (var national in one.NationalClasses ?? [])
        {
            xml.Open(Tmk, "GoodsServicesClassification");
            xml.Text(Tmk, "ClassificationKindCode", "Domestic");
            xml.Text(Tmk, "NationalClassNumber", national);
            xml.Close();
        }
        xml.Close();
        if (one.FirstUsed is not null || one.FirstUsedInCommerce is not null)
        {
            xml.Open(Tmk, "NationalFilingBasis");
            xml.Text(Tmk, "FirstUsedDate", one.FirstUsed);
            xml.Text(Tmk, "FirstUsedCommerceDate", one.FirstUsedInCommerce);
            xml.Close();
        }
        if (one.Descriptions is { Count: > 0 } || one.Status is not null)
        {
            xml.Open(Tmk, "ClassDescriptionBag").Open(Tmk, "ClassDescription");
            xml.Text(Tmk, "ClassNumber", one.Class);
            if (one.Status is not null)
            {
                xml.Open(Tmk, "NationalStatusBag").Open(Tmk, "NationalStatus");
                xml.Text(Tmk, "NationalStatusCategory", "National class status");
                xml.Text(Tmk, "NationalStatusExternalDescriptionText", one.Status);
                xml.Close();
                xml.Close();
            }
            xml.Texts(Tmk, "GoodsServicesDescriptionText", one.Descriptions);
            xml.Close();
            xml.Close();
        }
        xml.Close();
    }
}
