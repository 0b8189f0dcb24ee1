using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St66;

/// <summary>Priorities, seniorities, designations and other entries a mark or design stands in relation to.</summary>
internal static class St66Relations
{
    public static void AddPriorities(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var claim in details.Children("Priority"))
        {
            var priority = new Priority();
            foreach (var child in claim.Children())
            {
                switch (child.Name)
                {
                    case "PriorityCountryCode":
                        priority.Office = child.Text;
                        break;
                    case "PriorityNumber":
                        priority.Number = child.Text;
                        break;
                    case "PriorityDate":
                        priority.Date = context.Date(child);
                        break;
                    case "PriorityStatusCode":
                        priority.Status = child.Text;
                        break;
                    case "PriorityPartialIndicator":
                        priority.Category = St66Values.Flag(child, context) == true ? "partial" : priority.Category;
                        break;
                    case "PriorityExt":
                        // USPTO.
                        priority.Date ??= context.Date(child.Child("ForeignApplicationFilingDate"));
                        child.Child("ForeignPriorityClaimedIndicator").Ignore(); // the claim itself says so
                        child.Child("PriorityCountryName").Ignore(); // its code is read
                        break;
                }
            }
            if (priority.Office is not null || priority.Number is not null || priority.Date is not null)
            {
                (record.Priorities ??= []).Add(priority);
            }
            else
            {
                PriorityAsText.Tell(claim, context, "PriorityCountryCode", "PriorityNumber", "PriorityDate");
            }
        }
    }

    public static void AddExhibitions(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var shown in details.Children("ExhibitionPriority"))
        {
            (record.Priorities ??= []).Add(new Priority
            {
                Category = "exhibition",
                Office = shown.TextOf("ExhibitionCountryCode"),
                Number = St66AddressBook.Joined(shown.TextOf("ExhibitionName"), shown.TextOf("ExhibitionCityName"), ", "),
                // The priority runs from the first display (Paris Convention, article 11).
                Date = context.Date(shown.Child("ExhibitionFirstDisplayDate", "ExhibitionDate")),
                Status = shown.TextOf("ExhibitionStatusCode"),
            });
        }
    }

    public static void AddSeniorities(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var claim in details.Children("Seniority"))
        {
            var relation = new Relation { Kind = RelationKind.Seniority };
            string? application = null, registration = null;
            foreach (var child in claim.Children())
            {
                switch (child.Name)
                {
                    case "SeniorityCountryCode":
                        relation.Office = child.Text;
                        break;
                    case "SeniorityApplicationNumber":
                        application = child.Text;
                        break;
                    case "SeniorityRegistrationNumber":
                        registration = child.Text;
                        break;
                    case "SeniorityFilingDate" or "SeniorityApplicationDate":
                        relation.Date ??= context.Date(child);
                        break;
                    case "SeniorityRegistrationDate":
                        relation.RegistrationDate = context.Date(child);
                        break;
                    case "SeniorityPartialIndicator":
                        relation.Partial = St66Values.Flag(child, context);
                        break;
                    case "SeniorityStatusCode":
                        relation.Text = child.Text;
                        break;
                }
            }
            relation.Number = registration ?? application;
            relation.Of = registration is null ? Numbers.Application : Numbers.Registration;
            relation.ApplicationNumber = registration is null ? null : application;
            (record.Relations ??= []).Add(relation);
        }
    }

    /// <summary>DesignatedCountryDetails: offices designated under the Madrid or Hague system.</summary>
    public static void AddDesignations(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var child in details.Children())
        {
            var designation = child.Name switch
            {
                "DesignatedCountry" => new Designation
                {
                    Office = child.TextOf("DesignatedCountryCode"),
                    Category = child.TextOf("DesignatedUnderCode"),
                    Date = context.Date(child.Child("DesignatedCountryDate", "SubsequentDesignationDate")),
                },
                "DesignatedCountryCode" => new Designation { Office = child.Text },
                _ => null,
            };
            if (designation?.Office is not null)
            {
                (record.Designations ??= []).Add(designation);
            }
        }
    }

    /// <summary>BasicRegistrationApplicationDetails: the mark of the office of origin an international registration rests on.</summary>
    public static void AddBasicMarks(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var basic in details.Children("BasicRegistrationApplication"))
        {
            var office = basic.TextOf("RegistrationOfficeCode");
            foreach (var application in basic.Child("BasicApplicationDetails").Children("BasicApplication"))
            {
                Add(application.TextOf("BasicApplicationNumber"), Numbers.Application, context.Date(application.Child("BasicApplicationDate")));
            }
            foreach (var registration in basic.Child("BasicRegistrationDetails").Children("BasicRegistration"))
            {
                Add(registration.TextOf("BasicRegistrationNumber"), Numbers.Registration, context.Date(registration.Child("BasicRegistrationDate")));
            }

            void Add(string? number, Numbers of, RegisterDate? date)
            {
                if (number is not null)
                {
                    (record.Relations ??= []).Add(new Relation { Kind = RelationKind.BasicMark, Office = office, Number = number, Of = of, Date = date, IsChild = false });
                }
            }
        }
    }

    /// <summary>PreviousRegistrationDetails: registrations this one goes on from.</summary>
    public static void AddPrevious(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var previous in details.Children("PreviousRegistration"))
        {
            if (previous.TextOf("PreviousRegistrationNumber") is { } number)
            {
                (record.Relations ??= []).Add(new Relation
                {
                    Kind = RelationKind.Other,
                    Office = previous.TextOf("RegistrationOfficeCode") ?? record.Office,
                    Number = number,
                    Of = Numbers.Registration,
                    Date = context.Date(previous.Child("PreviousRegistrationDate")),
                    Text = previous.TextOf("PreviousRegistrationBasis") ?? "previous registration",
                    IsChild = false,
                });
            }
        }
    }

    /// <summary>The application this one was divided out of.</summary>
    public static void AddDivision(XmlNode details, IpRecord record, ReadContext context)
    {
        if (details.TextOf("InitialApplicationNumber") is { } number)
        {
            (record.Relations ??= []).Add(new Relation
            {
                Kind = RelationKind.Division,
                Office = record.Office,
                Number = number,
                Date = context.Date(details.Child("InitialApplicationDate")),
                IsChild = false,
            });
        }
    }

    /// <summary>AssociatedMarkDetails and RelatedApplicationDetails.</summary>
    public static void AddAssociated(XmlNode details, IpRecord record, ReadContext context)
    {
        foreach (var child in details.Children())
        {
            if (child.Name == "AssociatedApplicationNumber" && child.Text is { } associated)
            {
                (record.Relations ??= []).Add(new Relation { Kind = RelationKind.Other, Office = record.Office, Number = associated, Text = "associated mark" });
            }
            else if (child.Name == "RelatedApplication")
            {
                var kind = child.TextOf("RelatedApplicationKind");
                var registration = child.TextOf("RelatedApplicationRegistrationNumber");
                var application = child.TextOf("RelatedApplicationNumber");
                (record.Relations ??= []).Add(new Relation
                {
                    Kind = kind is not null && kind.Contains("divi", StringComparison.OrdinalIgnoreCase) ? RelationKind.Division : RelationKind.Other,
                    Office = record.Office,
                    Number = application ?? registration,
                    Of = application is null ? Numbers.Registration : Numbers.Application,
                    Date = context.Date(child.Child("RelatedApplicationDate")),
                    Text = application is null || registration is null ? kind : St66AddressBook.Joined(kind, "registration " + registration, ", "),
                });
            }
        }
    }
}
