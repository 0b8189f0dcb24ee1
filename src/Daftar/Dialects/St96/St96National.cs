using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Dialects.St96;

/// <summary>tmk:NationalTrademarkInformation and tmk:NationalFilingBasis: what a national register adds, the USPTO above all.</summary>
internal static class St96National
{
    public static void Information(TrademarkRecord mark, XmlNode node, ReadContext context)
    {
        foreach (var child in node.Children())
        {
            switch (child.Name)
            {
                case "RegisterCategory":
                    mark.Register = child.Text is { } part && part != "Unknown" ? part : null;
                    break;
                case "RenewalDate":
                    mark.RenewalDate ??= context.Date(child);
                    break;
                case "RegistrationCancelledDate":
                case "ApplicationAbandonedDate":
                    mark.TerminationDate ??= context.Date(child);
                    break;
                case "TradeDistinctivenessScopeText":
                    // In-Total or In-Part: either way distinctiveness was acquired for what it covers.
                    mark.AcquiredDistinctiveness ??= child.IsOfItsForm && child.Text is not null ? true : null;
                    break;
                case "MaintenanceFilingBag":
                    foreach (var filing in child.Children("MaintenanceFiling"))
                    {
                        Maintenance(mark, filing);
                    }
                    break;
                case "MaintenanceFiling":
                    Maintenance(mark, child);
                    break;
                case "NationalCaseLocation":
                    // Where the paper file lies in the office.
                    child.Ignore();
                    break;
                case "MarkCurrentStatusExternalDescriptionText":
                    break;
                case "AllowanceNoticeDate":
                    if (context.Date(child) is { } allowed)
                    {
                        (mark.Events ??= []).Add(new LegalEvent { Date = allowed, Category = St96Statements.Allowance });
                    }
                    break;
                case var name when St96Statements.Kind(name) is { } kind:
                    if (child.Text is { } words)
                    {
                        (mark.Procedures ??= []).Add(new RegisterEntry { Kind = kind, Text = words });
                    }
                    break;
                default:
                    Indicator(mark, child);
                    break;
            }
        }
    }

    /// <summary>Upon what the application rests: when filed, now, as amended. Indicators that are false say only that something is not so.</summary>
    public static void FilingBasis(TrademarkRecord mark, XmlNode node)
    {
        foreach (var (element, stage) in Stages)
        {
            foreach (var child in node.Child(element).Children())
            {
                if (Basis(child.Name) is { } word && St96Values.Indicator(child) == true)
                {
                    (mark.FilingBases ??= []).Add(new FilingBasis(stage, word));
                }
            }
        }
    }

    /// <summary>ST.96 element ↔ the stage in words.</summary>
    public static readonly (string Element, string Stage)[] Stages = [("FilingBasis", "filed"), ("CurrentBasis", "current"), ("AmendedBasis", "amended")];

    /// <summary>ST.96 indicator ↔ the basis in words.</summary>
    public static readonly (string Indicator, string Word)[] Bases =
    [
        ("BasisForeignApplicationIndicator", "foreign application"), ("BasisForeignRegistrationIndicator", "foreign registration"),
        ("BasisUseIndicator", "use"), ("BasisIntentToUseIndicator", "intent to use"), ("NoBasisIndicator", "no basis"),
        ("BasisInternationalRegistrationIndicator", "extension of protection"),
    ];

    private static string? Basis(string indicator)
    {
        foreach (var (name, word) in Bases)
        {
            if (name == indicator)
            {
                return word;
            }
        }
        return null;
    }

    private static void Indicator(TrademarkRecord mark, XmlNode child)
    {
        var words = child.Name switch
        {
            "AmendedPrincipalRegisterIndicator" => "Amended to the Principal Register",
            "AmendedSupplementalRegisterIndicator" => "Amended to the Supplemental Register",
            "RegistrationChangeIndicator" => "Change in registration",
            "PreviouslyRegisteredMarkPublicationIndicator" => "Previously registered mark published",
            _ => null,
        };
        if (words is not null && St96Values.Indicator(child) == true)
        {
            (mark.Procedures ??= []).Add(new RegisterEntry { Kind = "change", Text = words });
        }
        else if (child.Name.Contains("FeeApplication", StringComparison.Ordinal) || child.Name.Contains("PlusApplication", StringComparison.Ordinal))
        {
            // Which form and fee the application was filed with.
            child.Ignore();
        }
    }

    private static void Maintenance(TrademarkRecord mark, XmlNode filing)
    {
        var section = filing.TextOf("SectionText");
        var text = filing.TextOf("SectionDescriptionText");
        var status = filing.TextOf("DecisionStatusCategory");
        if (section is not null || text is not null)
        {
            var words = section is null ? text : text is null ? "Section " + section : "Section " + section + ": " + text;
            (mark.Procedures ??= []).Add(new RegisterEntry { Kind = "maintenance", Text = words, Status = status });
        }
    }
}
