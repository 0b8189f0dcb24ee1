using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St96;

/// <summary>Dates of pat:BibliographicData that are steps in the life of the application: each is an event whose category is the step.</summary>
internal static class St96PatentDates
{
    public const string NationalPhase = "National phase entered";

    /// <summary>ST.96 element ↔ the step in words.</summary>
    public static readonly (string Element, string Category, bool InBag)[] Steps =
    [
        ("ExaminationRequestDate", "Examination requested", true), ("FirstDespatchedExaminationReportDate", "First examination report despatched", true),
        ("PatentMaintainedAsAmendedDate", "Patent maintained as amended", true), ("ProceedingsSuspensionDate", "Proceedings suspended", true),
        ("ProceedingsInterruptionDate", "Proceedings interrupted", true), ("ProceedingsResumptionDate", "Proceedings resumed", true),
        ("AfterAppealRightsNotificationDate", "Rights notified after appeal", true), ("SearchRequestDate", "Search requested", true),
        ("PatentRestorationDate", "Patent restored", true),
        ("ProvisionalGrantPublicationDate", "Provisional grant published", false), ("GrantPublicationDate", "Grant published", false),
        ("CompleteSpecificationFilingDate", "Complete specification filed", false), ("RightsReestablishedDate", "Rights re-established", false),
        ("ApplicationWithdrawnDate", "Application withdrawn", false), ("ApplicationDeemedWithdrawnDate", "Application deemed withdrawn", false),
        ("PatentRevocationDate", "Patent revoked", false), ("PCTNationalPhaseEntryDate", NationalPhase, false),
        ("ApplicationPartiallyWithdrawnDate", "Application partially withdrawn", false), ("TranslationReceiveDate", "Translation received", false),
    ];

    public static void Read(PatentRecord patent, XmlNode child, Publication? publication, ReadContext context)
    {
        switch (child.Name)
        {
            case "ReceivingOfficeDate":
                patent.ReceivedDate = context.Date(child);
                return;
            case "ExhibitionFilingDate":
                (patent.Priorities ??= []).Add(new Priority { Category = St96Relations.Exhibition, Date = context.Date(child) });
                return;
            case "RightsEffectiveDateBag":
                foreach (var step in child.Children())
                {
                    if (step.Name == "EnteredIntoForceDate")
                    {
                        patent.EffectDate = context.Date(step);
                    }
                    else
                    {
                        Step(patent, step, context);
                    }
                }
                return;
            case "PatentDocumentRepublication":
                // What a correction of this publication says; its parts stay residue.
                foreach (var note in child.Child("RepublicationNoteTextBag").Children("RepublicationNoteText"))
                {
                    if (publication is not null)
                    {
                        var corrections = publication.Corrections;
                        St96Values.AddText(ref corrections, note);
                        publication.Corrections = corrections;
                    }
                }
                return;
            default:
                Step(patent, child, context);
                return;
        }
    }

    private static void Step(PatentRecord patent, XmlNode node, ReadContext context)
    {
        foreach (var (element, category, _) in Steps)
        {
            if (element == node.Name && context.Date(node) is { } date)
            {
                (patent.Events ??= []).Add(new LegalEvent { Date = date, Category = category });
                return;
            }
        }
    }
}
