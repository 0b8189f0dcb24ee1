using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>Priorities, related documents, international and regional data, family, designations, licences and oppositions of a patent.</summary>
internal static class St96PatentRelations
{
    /// <returns>False for an element that is none of these.</returns>
    public static bool Read(PatentRecord patent, XmlNode child, ReadContext context)
    {
        switch (child.Name)
        {
            case "PriorityClaimBag":
                foreach (var claim in child.Children("PriorityClaim"))
                {
                    Priority(patent, claim, context);
                }
                return true;
            case "RelatedDocumentBag":
                foreach (var related in child.Children())
                {
                    Related(patent, related, context);
                }
                return true;
            case "InternationalFilingData":
                Filing(patent, child, RelationKind.InternationalFiling, context);
                return true;
            case "RegionalFilingData":
                Filing(patent, child, RelationKind.RegionalFiling, context);
                return true;
            case "InternationalPublishingData":
            case "RegionalPublishingData":
                var published = St96PatentNumbers.Of(child.Child("PatentDocumentIdentification"), context);
                published.Kind = RelationKind.RelatedPublication;
                published.IsChild = false;
                St96Relations.Add(patent, published);
                return true;
            case "HagueAgreementData":
                St96Numbers.Add(patent, Numbers.International, child.TextOf("InternationalRegistrationNumber"), "WO", patent.Office != "WO");
                return true;
            case "PatentFamily":
                Family(patent, child);
                return true;
            case "StateDesignation":
                Designation(patent, child);
                return true;
            case "LicenceBag":
                foreach (var licence in child.Children("Licence"))
                {
                    Licence(patent, licence, context);
                }
                return true;
            case "OppositionData":
                Opposition(patent, child, context);
                return true;
            case "LORData":
                (patent.Procedures ??= []).Add(new RegisterEntry
                {
                    Kind = LicenceOfRight, Date = context.Date(child.Child("LORDate")), StatusDate = context.Date(child.Child("LORCancellationDate")),
                    Status = child.Child("LORCancellationDate").Exists ? "cancelled" : null,
                });
                return true;
            default:
                return false;
        }
    }

    /// <summary>Everybody may have a licence.</summary>
    public const string LicenceOfRight = "licence of right";

    private static void Priority(PatentRecord patent, XmlNode claim, ReadContext context)
    {
        var (_, number) = St96Numbers.Application(claim.Child("ApplicationNumber"));
        var priority = new Priority
        {
            Sequence = St96Values.Whole(claim.AttributeNode("sequenceNumber")),
            Office = claim.TextOf("IPOfficeCode"),
            Number = number,
            Date = context.Date(claim.Child("FilingDate")),
            Category = claim.TextOf("ApplicationFilingCategory") is { } category ? category == "PCT" ? "international" : St96Values.Lower(category) : null,
        };
        if (priority.Office is not null || priority.Number is not null || priority.Date is not null)
        {
            (patent.Priorities ??= []).Add(priority);
        }
        else
        {
            PriorityAsText.Tell(claim, context, "IPOfficeCode", "ApplicationNumber", "FilingDate");
        }
    }

    /// <summary>Element of pat:RelatedDocumentBag ↔ kind of relation.</summary>
    public static readonly (string Element, RelationKind Kind)[] Kinds =
    [
        ("Addition", RelationKind.Addition), ("Division", RelationKind.Division), ("Continuation", RelationKind.Continuation),
        ("Conversion", RelationKind.Conversion), ("PartialContinuation", RelationKind.ContinuationInPart), ("Reissue", RelationKind.Reissue),
        ("ContinuingReissue", RelationKind.Reissue), ("DivisionalReissue", RelationKind.Reissue), ("ReexaminationReissueMerger", RelationKind.Reissue),
        ("Reexamination", RelationKind.Reexamination), ("Substitution", RelationKind.Substitution), ("ProvisionalApplication", RelationKind.Provisional),
        ("UtilityModelBasis", RelationKind.UtilityModelBasis), ("RelatedPublication", RelationKind.RelatedPublication), ("EntitlementApplication", RelationKind.Other),
        ("Correction", RelationKind.Other),
    ];

    private static void Related(PatentRecord patent, XmlNode node, ReadContext context)
    {
        var kind = RelationKind.Other;
        foreach (var (element, known) in Kinds)
        {
            if (element == node.Name)
            {
                kind = known;
                break;
            }
        }
        foreach (var identification in node.Children("PatentDocumentIdentification"))
        {
            var alone = St96PatentNumbers.Of(identification, context);
            alone.Kind = kind;
            if (kind == RelationKind.Provisional)
            {
                alone.IsChild = false;
                alone.Text = node.TextOf("ProvisionalApplicationStatusCode");
            }
            St96Relations.Add(patent, alone);
        }
        var parent = node.Child("ParentDocument");
        if (parent.Exists)
        {
            Parent(patent, parent, node, kind, context);
        }
    }

    /// <summary>The parent, unless this application is the parent: then its children.</summary>
    private static void Parent(PatentRecord patent, XmlNode parent, XmlNode node, RelationKind kind, ReadContext context)
    {
        var relation = St96PatentNumbers.Of(parent.Child("PatentDocumentIdentification"), context);
        var own = node.Parent.Parent.Child("ApplicationIdentification").At("ApplicationNumber", "ApplicationNumberText").Text;
        if (own is not null && relation.Number == own && relation.Of == Numbers.Application)
        {
            foreach (var child in node.Children("ChildDocument"))
            {
                var younger = St96PatentNumbers.Of(child.Child("PatentDocumentIdentification"), context);
                younger.Kind = kind;
                younger.IsChild = true;
                St96Relations.Add(patent, younger);
            }
            return;
        }
        // The child is this application, or the parent of the next link of the chain.
        foreach (var child in node.Children("ChildDocument"))
        {
            if (own is not null && Number(child) is { } number && !IsSame(patent, number, own) && !IsParent(patent, number, node.Parent))
            {
                // Another application altogether: it stays unread.
                context.Doubt("VALUE-SAID-TWICE", child, $"{own} and {number}", "The number of this application, or of the parent in another link of the chain.");
                continue;
            }
            child.Ignore();
        }
        relation.Kind = kind;
        relation.IsChild = false;
        relation.Text = parent.TextOf("ParentDocumentStatusCode") ?? relation.Text;
        St96Relations.Add(patent, relation);
        var pct = parent.Child("PCTDocumentParent").Child("ApplicationIdentification");
        if (pct.Exists)
        {
            var (office, number) = St96Numbers.Application(pct.Child("ApplicationNumber"));
            St96Relations.Add(patent, new Relation
            {
                Kind = RelationKind.InternationalFiling, Office = St96Numbers.Code(pct.Child("IPOfficeCode")) ?? office ?? "WO", Number = number, Of = Numbers.International,
                Date = context.Date(pct.Child("FilingDate")), IsChild = false, Text = OfParent,
            });
        }
    }

    private static string? Number(XmlNode side) =>
        side.Child("PatentDocumentIdentification").At("ApplicationIdentification", "ApplicationNumber", "ApplicationNumberText").Peek()?.Trim() is { Length: > 0 } number ? number : null;

    private static bool IsSame(PatentRecord patent, string one, string other) =>
        one == other || OfficeNumber.Fold(patent.Office, one).TrimStart('0') == OfficeNumber.Fold(patent.Office, other).TrimStart('0');

    private static bool IsParent(PatentRecord patent, string number, XmlNode links)
    {
        foreach (var link in links.Children())
        {
            if (Number(link.Child("ParentDocument")) is { } parent && IsSame(patent, number, parent))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Words of an international filing that is the parent's.</summary>
    public const string OfParent = "of the parent";

    private static void Filing(PatentRecord patent, XmlNode node, RelationKind kind, ReadContext context)
    {
        var identification = node.Child("ApplicationIdentification");
        var (office, number) = St96Numbers.Application(identification.Child("ApplicationNumber"));
        office = St96Numbers.Code(identification.Child("IPOfficeCode")) ?? office;
        var international = kind == RelationKind.InternationalFiling;
        if (international)
        {
            office ??= "WO";
        }
        St96Relations.Add(patent, new Relation
        {
            Kind = kind, Office = office, Number = number, Of = international ? Numbers.International : Numbers.Application,
            Date = context.Date(identification.Child("FilingDate")), IsChild = false,
        });
        if (international && office == "WO")
        {
            // Shown and searched; the international application is an entry of its own.
            St96Numbers.Add(patent, Numbers.International, number, "WO", shared: patent.Office != "WO");
        }
        if (context.Date(node.Child("NationalStageFilingDate")) is { } entered)
        {
            (patent.Events ??= []).Add(new LegalEvent { Date = entered, Category = St96PatentDates.NationalPhase });
        }
    }

    private static void Family(PatentRecord patent, XmlNode node)
    {
        patent.Family = node.TextOf("PatentFamilyText");
        foreach (var member in node.Children("PatentFamilyMember"))
        {
            var publication = member.Child("PatentPublicationIdentification");
            var text = publication.TextOf("PublicationNumber") is { } number
                ? St96Numbers.Code(publication.Child("IPOfficeCode")) + " " + number + (publication.TextOf("PatentDocumentKindCode") is { } kind ? " " + kind : "")
                : null;
            if (text is not null)
            {
                (patent.FamilyMembers ??= []).Add(text.TrimStart());
            }
        }
    }

    /// <summary>The category of a designation made through a regional office: "regional EP".</summary>
    public const string Regional = "regional ", National = "national";

    private static void Designation(PatentRecord patent, XmlNode node)
    {
        foreach (var code in node.Children("NewDesignationCountryCode"))
        {
            Add(code, "new");
        }
        foreach (var region in node.Children("RegionalDesignation"))
        {
            var office = region.TextOf("RegionalOfficeCode");
            foreach (var code in region.Children("DesignatedCountryCode"))
            {
                Add(code, Regional + office);
            }
        }
        foreach (var code in node.Child("NationalDesignation").Children("DesignatedCountryCode"))
        {
            Add(code, National);
        }

        void Add(XmlNode code, string category)
        {
            if (code.Text is { } office)
            {
                (patent.Designations ??= []).Add(new Designation { Office = office, Category = category });
            }
        }
    }

    private static void Licence(PatentRecord patent, XmlNode licence, ReadContext context)
    {
        List<Party>? parties = null;
        St96Parties.Add(ref parties, licence.Child("LicenseeBag"));
        var category = licence.TextOf("LicenceCategory");
        (patent.Procedures ??= []).Add(new RegisterEntry
        {
            Kind = category == "Security interest" ? "pledge" : "licence",
            Identifier = licence.TextOf("LicenceIdentifier") ?? licence.TextOf("LicenceNumber"),
            Date = context.Date(licence.Child("LicenceDate")),
            Status = category is null or "Security interest" or "Unknown" ? null : category,
            Parties = parties,
        });
    }

    /// <summary>Opponents and dates in any number and order: who opposes behind a date is the next opposition's.</summary>
    private static void Opposition(PatentRecord patent, XmlNode node, ReadContext context)
    {
        RegisterEntry? entry = null;
        var dated = false;
        foreach (var child in node.Children())
        {
            var (element, isDate) = (child.Name, child.Name.EndsWith("Date", StringComparison.Ordinal));
            if (entry is null || (element == "Opponent" && dated))
            {
                (patent.Procedures ??= []).Add(entry = new RegisterEntry { Kind = "opposition" });
                dated = false;
            }
            dated |= isDate;
            if (element == "Opponent")
            {
                var parties = entry.Parties;
                St96Parties.AddOne(ref parties, child);
                entry.Parties = parties;
            }
            else if (element == "OppositionFilingDate")
            {
                entry.Filed = context.Date(child);
            }
            else if ((element switch { "OppositionTerminationDate" => "terminated", "OppositionRejectionDate" => "rejected", "OppositionInadmissibleDate" => "inadmissible", _ => null }) is { } status)
            {
                (entry.Status, entry.StatusDate) = (status, context.Date(child));
            }
        }
    }
}
