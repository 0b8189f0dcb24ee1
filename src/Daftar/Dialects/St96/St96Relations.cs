using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>Priorities, seniorities, designations and relations of marks and designs.</summary>
internal static class St96Relations
{
    /// <summary>The priority's category where it comes from an exhibition (Paris Convention, article 11).</summary>
    public const string Exhibition = "exhibition";

    /// <summary>The priority's category where it holds for some of the goods only.</summary>
    public const string Partial = "partial";

    public static void Priorities(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children())
        {
            if (node.Name is not ("Priority" or "GIPriority"))
            {
                continue;
            }
            var one = new Priority();
            foreach (var child in node.Children())
            {
                switch (child.Name)
                {
                    case "PriorityCountryCode":
                        one.Office = child.Text;
                        break;
                    case "ApplicationNumber":
                        child.Child("IPOfficeCode").IgnoreWhere(one.Office ?? "");
                        one.Number = child.TextOf("ApplicationNumberText") ?? child.TextOf("ST13ApplicationNumber") ?? child.Text;
                        break;
                    case "PriorityApplicationFilingDate":
                        one.Date = context.Date(child);
                        break;
                    case "CommentText" when one.Office is not null:
                        // USPTO: the country in words.
                        child.Ignore();
                        break;
                    case "PriorityPartialIndicator":
                        one.Category = St96Values.Indicator(child) == true ? Partial : null;
                        break;
                    case "PriorityStatusCategory":
                        one.Status = child.Text;
                        break;
                }
            }
            if (one.Office is not null || one.Number is not null || one.Date is not null)
            {
                (record.Priorities ??= []).Add(one);
            }
            else
            {
                PriorityAsText.Tell(node, context, "PriorityCountryCode", "ApplicationNumber", "PriorityApplicationFilingDate");
            }
        }
    }

    public static void Exhibitions(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("ExhibitionPriority"))
        {
            var city = node.TextOf("ExhibitionCityName");
            var name = node.TextOf("ExhibitionName");
            var one = new Priority
            {
                Category = Exhibition,
                Office = node.TextOf("ExhibitionCountryCode"),
                Number = name is null ? city : city is null ? name : name + ", " + city,
                // The priority runs from the first display (Paris Convention, article 11).
                Date = context.Date(node.Child("ExhibitionFirstDisplayDate", "ExhibitionDate")),
                Status = node.TextOf("ExhibitionStatusCategory"),
            };
            if (one.Office is not null || one.Number is not null || one.Date is not null)
            {
                (record.Priorities ??= []).Add(one);
            }
        }
    }

    public static void Seniorities(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("Seniority"))
        {
            var registration = node.TextOf("SeniorityRegistrationNumber");
            var application = St96Numbers.Application(node.Child("SeniorityApplicationNumber")).Number;
            Add(record, new Relation
            {
                Kind = RelationKind.Seniority,
                Office = node.TextOf("SeniorityCountryCode"),
                Number = registration ?? application,
                Of = registration is null ? Numbers.Application : Numbers.Registration,
                ApplicationNumber = registration is null ? null : application,
                Date = context.Date(node.Child("SeniorityApplicationDate", "SeniorityFilingDate")),
                RegistrationDate = context.Date(node.Child("SeniorityRegistrationDate")),
                Partial = St96Values.Indicator(node.Child("SeniorityPartialIndicator")),
                Text = node.TextOf("SeniorityStatusCategory"),
            });
        }
    }

    public static void Designations(IpRecord record, XmlNode bag)
    {
        foreach (var node in bag.Children("DesignatedCountry"))
        {
            if (node.TextOf("DesignatedCountryCode") is { } office)
            {
                (record.Designations ??= []).Add(new Designation
                {
                    Office = office,
                    Category = node.TextOf("MadridSystemCategory") ?? node.TextOf("HagueAgreementActCategory"),
                    StatusText = node.TextOf("TerritoryLimitationText"),
                });
            }
        }
    }

    /// <summary>The application this one came out of.</summary>
    public static void Initial(IpRecord record, XmlNode bag, RelationKind kind, ReadContext context)
    {
        var (office, number) = St96Numbers.Application(bag.Child("InitialApplicationNumber"));
        Add(record, new Relation
        {
            Kind = kind, Office = office ?? record.Office, Number = number, Date = context.Date(bag.Child("InitialApplicationDate")), IsChild = false,
        });
    }

    public static void Basic(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("BasicRegistrationApplication"))
        {
            var office = node.TextOf("RegistrationOfficeCode");
            foreach (var child in node.Children())
            {
                foreach (var basic in child.Children())
                {
                    var registration = basic.TextOf("BasicRegistrationNumber");
                    var (own, application) = St96Numbers.Application(basic.Child("BasicApplicationNumber"));
                    Add(record, new Relation
                    {
                        Kind = RelationKind.BasicMark,
                        Office = office ?? own,
                        Number = registration ?? application,
                        Of = registration is null ? Numbers.Application : Numbers.Registration,
                        Date = context.Date(basic.Child("BasicRegistrationDate", "BasicApplicationDate")),
                    });
                }
            }
        }
    }

    public static void Previous(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("PreviousRegistration"))
        {
            Add(record, new Relation
            {
                Kind = RelationKind.Replacement,
                Office = node.TextOf("RegistrationOfficeCode"),
                Number = node.TextOf("PreviousRegistrationNumber"),
                Of = Numbers.Registration,
                Date = context.Date(node.Child("PreviousRegistrationDate")),
                Text = node.TextOf("PreviousRegistrationBasisCategory"),
                IsChild = false,
            });
        }
    }

    /// <summary>tmk:AssociatedMark: its category says the relation, its numbers are national or international.</summary>
    public static void Associated(IpRecord record, XmlNode bag, ReadContext context)
    {
        foreach (var node in bag.Children("AssociatedMark"))
        {
            var category = node.TextOf("AssociationCategory");
            var (kind, child) = Association(category);
            var (office, application) = St96Numbers.Application(node.Child("NationalApplicationNumber"));
            var registration = node.TextOf("NationalRegistrationNumber");
            var international = node.TextOf("InternationalRegistrationNumber") ?? St96Numbers.Application(node.Child("InternationalApplicationNumber")).Number;
            // What the USPTO adds: the number the office of origin gave the international application (A0025288).
            var (wipo, filed) = St96Numbers.Application(node.Child("ApplicationNumber"));
            if (filed is not null && international is not null)
            {
                Add(record, new Relation { Kind = RelationKind.InternationalFiling, Office = wipo ?? "WO", Number = filed });
            }
            var relation = new Relation
            {
                Kind = kind,
                IsChild = child,
                Office = international is not null ? "WO" : office ?? wipo ?? record.Office,
                Number = international ?? registration ?? application ?? filed,
                Of = international is not null ? Numbers.International : registration is not null ? Numbers.Registration : Numbers.Application,
                Date = context.Date(node.Child("NationalApplicationFilingDate", "InternationalApplicationFilingDate")),
                Text = category == Category(kind, child) ? null : category,
            };
            if (relation.Number is not null)
            {
                Add(record, relation);
            }
            // A relation has one number: the others of the same mark stay as they are.
            if (application is not null && relation.Number != application)
            {
                St96Numbers.UnreadApplication(node.Child("NationalApplicationNumber"));
            }
            if (registration is not null && relation.Number != registration)
            {
                node.Child("NationalRegistrationNumber").Unread();
            }
        }
    }

    /// <summary>tmk:AssociationCategoryType ↔ relation; child is true where the other mark came out of this one.</summary>
    public static (RelationKind Kind, bool? IsChild) Association(string? category) => category switch
    {
        "Divisional parent" => (RelationKind.Division, false),
        "Divisional child" => (RelationKind.Division, true),
        "Transformed to" => (RelationKind.Transformation, true),
        "Transformed from" => (RelationKind.Transformation, false),
        "Replaced by" => (RelationKind.Replacement, true),
        "Replaces" => (RelationKind.Replacement, false),
        "Consolidated parent" => (RelationKind.Merger, false),
        "Consolidated child" => (RelationKind.Merger, true),
        "International application or registration" or "Related international registration" => (RelationKind.InternationalRegistration, null),
        _ => (RelationKind.Other, null),
    };

    /// <summary>The category that says this relation and no more.</summary>
    public static string? Category(RelationKind kind, bool? isChild) => (kind, isChild) switch
    {
        (RelationKind.Division, true) => "Divisional child",
        (RelationKind.Division, _) => "Divisional parent",
        (RelationKind.Merger, true) => "Consolidated child",
        (RelationKind.Merger, false) => "Consolidated parent",
        (RelationKind.Transformation, true) => "Transformed to",
        (RelationKind.Transformation, false) => "Transformed from",
        (RelationKind.Replacement, true) => "Replaced by",
        (RelationKind.Replacement, false) => "Replaces",
        (RelationKind.InternationalRegistration, _) => "International application or registration",
        _ => null,
    };

    /// <summary>True for the words of tmk:AssociationCategoryType V6.0.</summary>
    public static bool IsAssociation(string? text) => text is "Transformed to" or "Transformed from" or "Partial transfer to" or "Partial transfer from"
        or "Replaced by" or "Replaces" or "Claimed prior registration" or "International application or registration" or "Divisional parent"
        or "Divisional child" or "Related international registration" or "Trademark related to legal proceeding"
        or "Consolidated parent" or "Consolidated child" or "Associated opposition";

    public static void Add(IpRecord record, Relation relation)
    {
        if (relation.Number is not null || relation.Date is not null)
        {
            (record.Relations ??= []).Add(relation);
        }
    }
}
