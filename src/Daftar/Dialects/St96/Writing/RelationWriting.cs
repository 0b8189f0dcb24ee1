using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>Priorities, seniorities, designations and relations of marks; priorities and exhibitions of designs too.</summary>
internal static class RelationWriting
{
    /// <summary>The bags that TrademarkType wants before the category of the mark.</summary>
    public static void BeforeCategory(St96Xml xml, TrademarkRecord mark)
    {
        Designations(xml, Tmk, "MadridSystemCategory", mark.Designations);
        if (mark.Relations is not { Count: > 0 })
        {
            return;
        }
        Previous(xml, mark.Relations);
        Associated(xml, mark);
        Initial(xml, mark, RelationKind.Division, "DivisionalApplicationBag");
        Initial(xml, mark, RelationKind.Conversion, "ConversionApplicationBag");
        Basic(xml, mark.Relations);
    }

    public static void Designations(St96Xml xml, St96Space space, string category, List<Designation>? designations)
    {
        if (designations is not { Count: > 0 })
        {
            return;
        }
        xml.Open(space, "DesignatedCountryBag");
        foreach (var one in designations)
        {
            xml.Open(space, "DesignatedCountry");
            xml.Text(Com, "DesignatedCountryCode", one.Office);
            xml.Text(space, category, one.Category);
            if (space == Tmk)
            {
                xml.Text(Com, "TerritoryLimitationText", one.StatusText);
            }
            xml.Close();
            xml.LoseWhere(one.Date is not null, "designationBag/designationDate");
            xml.LoseWhere(one.Status != GeneralStatus.Unknown || (space != Tmk && one.StatusText is not null), "designationBag/statusCategory");
        }
        xml.Close();
    }

    public static void Priorities(St96Xml xml, St96Space space, List<Priority>? priorities, string bag = "PriorityBag", string name = "Priority")
    {
        var opened = false;
        foreach (var one in priorities ?? [])
        {
            if (one.Category == St96Relations.Exhibition)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(space, bag);
                opened = true;
            }
            xml.Open(space, name);
            xml.Text(Com, "PriorityCountryCode", one.Office);
            if (one.Number is not null)
            {
                xml.Open(Com, "ApplicationNumber");
                xml.Text(Com, "ApplicationNumberText", one.Number);
                xml.Close();
            }
            xml.Text(Com, "PriorityApplicationFilingDate", one.Date);
            if (space != Gin)
            {
                xml.Text(Com, "PriorityStatusCategory", one.Status);
            }
            var partial = one.Category == St96Relations.Partial && space == Tmk;
            if (partial)
            {
                xml.Text(Tmk, "PriorityPartialIndicator", true);
            }
            xml.Close();
            xml.LoseWhere(one.Sequence is not null, "priorityBag/sequenceNumber");
            xml.LoseWhere(one.Category is not null && !partial, "priorityBag/priorityCategory");
            xml.LoseWhere(one.Status is not null && space == Gin, "priorityBag/statusText");
        }
        if (opened)
        {
            xml.Close();
        }
    }

    public static void Exhibitions(St96Xml xml, List<Priority>? priorities)
    {
        var opened = false;
        foreach (var one in priorities ?? [])
        {
            if (one.Category != St96Relations.Exhibition)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Com, "ExhibitionPriorityBag");
                opened = true;
            }
            xml.Open(Com, "ExhibitionPriority");
            xml.Text(Com, "ExhibitionCountryCode", one.Office);
            xml.Text(Com, "ExhibitionName", one.Number);
            xml.Text(Com, "ExhibitionDate", one.Date);
            xml.Text(Com, "ExhibitionStatusCategory", one.Status);
            xml.Close();
        }
        if (opened)
        {
            xml.Close();
        }
    }

    public static void Seniorities(St96Xml xml, List<Relation>? relations)
    {
        var opened = false;
        foreach (var one in relations ?? [])
        {
            if (one.Kind != RelationKind.Seniority)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "SeniorityBag");
                opened = true;
            }
            xml.Open(Tmk, "Seniority");
            xml.Text(Tmk, "SeniorityCountryCode", one.Office);
            var isRegistered = one.Of == Numbers.Registration;
            if ((isRegistered ? one.ApplicationNumber : one.Number) is { } application)
            {
                Application(xml, Tmk, "SeniorityApplicationNumber", null, application);
            }
            xml.Text(Tmk, "SeniorityApplicationDate", one.Date);
            xml.Text(Tmk, "SeniorityRegistrationNumber", isRegistered ? one.Number : null);
            xml.Text(Tmk, "SeniorityRegistrationDate", one.RegistrationDate);
            xml.Text(Tmk, "SeniorityPartialIndicator", one.Partial);
            xml.Text(Tmk, "SeniorityStatusCategory", one.Text);
            xml.Close();
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static bool IsPrevious(Relation one) =>
        one is { Kind: RelationKind.Replacement, Of: Numbers.Registration, IsChild: false } && !St96Relations.IsAssociation(one.Text);

    private static void Previous(St96Xml xml, List<Relation> relations)
    {
        var opened = false;
        foreach (var one in relations)
        {
            if (!IsPrevious(one))
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "PreviousRegistrationBag");
                opened = true;
            }
            xml.Open(Tmk, "PreviousRegistration");
            xml.Text(Com, "RegistrationOfficeCode", one.Office);
            xml.Text(Tmk, "PreviousRegistrationNumber", one.Number);
            xml.Text(Tmk, "PreviousRegistrationDate", one.Date);
            xml.Text(Tmk, "PreviousRegistrationBasisCategory", one.Text);
            xml.Close();
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void Associated(St96Xml xml, TrademarkRecord mark)
    {
        var opened = false;
        foreach (var one in mark.Relations!)
        {
            if (one.Kind is RelationKind.Seniority or RelationKind.BasicMark || IsPrevious(one) || ReferenceEquals(one, First(mark, one.Kind)))
            {
                continue;
            }
            var category = St96Relations.IsAssociation(one.Text) ? one.Text : St96Relations.Category(one.Kind, one.IsChild);
            if (category is null)
            {
                xml.Lose("relationBag/" + one.Kind);
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "AssociatedMarkBag");
                opened = true;
            }
            xml.Open(Tmk, "AssociatedMark");
            xml.Text(Tmk, "AssociationCategory", category);
            if (one.Of == Numbers.International)
            {
                Application(xml, Tmk, "InternationalApplicationNumber", null, one.Number);
                xml.Text(Tmk, "InternationalApplicationFilingDate", one.Date);
            }
            else
            {
                var office = one.Office == mark.Office ? null : one.Office;
                if (one.Of == Numbers.Application || office is not null)
                {
                    Application(xml, Tmk, "NationalApplicationNumber", office, one.Of == Numbers.Application ? one.Number : null);
                }
                if (one.Of != Numbers.Application)
                {
                    xml.Text(Tmk, "NationalRegistrationNumber", one.Number);
                }
                xml.Text(Tmk, "NationalApplicationFilingDate", one.Date);
            }
            xml.Close();
            xml.LoseWhere(one.Text is not null && !St96Relations.IsAssociation(one.Text), "relationBag/statusText");
        }
        if (opened)
        {
            xml.Close();
        }
    }

    /// <summary>The one relation of a kind that has an element of its own; further ones are associated marks.</summary>
    private static Relation? First(TrademarkRecord mark, RelationKind kind) => kind is RelationKind.Division or RelationKind.Conversion
        ? mark.Relations!.Find(one => one.Kind == kind && one is { IsChild: not true, Of: Numbers.Application, Text: null }) : null;

    private static void Initial(St96Xml xml, TrademarkRecord mark, RelationKind kind, string bag)
    {
        if (First(mark, kind) is { } one)
        {
            xml.Open(Tmk, bag);
            Application(xml, Tmk, "InitialApplicationNumber", one.Office, one.Number);
            xml.Text(Tmk, "InitialApplicationDate", one.Date);
            xml.Close();
        }
    }

    private static void Basic(St96Xml xml, List<Relation> relations)
    {
        var opened = false;
        foreach (var one in relations)
        {
            if (one.Kind != RelationKind.BasicMark)
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Tmk, "BasicRegistrationApplicationBag");
                opened = true;
            }
            xml.Open(Tmk, "BasicRegistrationApplication");
            xml.Text(Com, "RegistrationOfficeCode", one.Office);
            if (one.Of == Numbers.Registration)
            {
                xml.Open(Tmk, "BasicRegistrationBag").Open(Tmk, "BasicRegistration");
                xml.Text(Tmk, "BasicRegistrationNumber", one.Number);
                xml.Text(Tmk, "BasicRegistrationDate", one.Date);
            }
            else
            {
                xml.Open(Tmk, "BasicApplicationBag").Open(Tmk, "BasicApplication");
                Application(xml, Tmk, "BasicApplicationNumber", null, one.Number);
                xml.Text(Tmk, "BasicApplicationDate", one.Date);
            }
            xml.Close();
            xml.Close();
            xml.Close();
        }
        if (opened)
        {
            xml.Close();
        }
    }

    /// <summary>com:ApplicationNumberType under any name.</summary>
    public static void Application(St96Xml xml, St96Space space, string name, string? office, string? number)
    {
        xml.Open(space, name);
        xml.Text(Com, "IPOfficeCode", office);
        xml.Text(Com, "ApplicationNumberText", number);
        xml.Close();
    }
}
