namespace Daftar.Dialects.St96;

/// <summary>Every document root of ST.96 V6.0 with the elements in it that are records; or why it has none. docs/reference/dialects.md says the same in a table.</summary>
internal static class St96Roots
{
    /// <summary>By name of the root: the records in it, or the root itself.</summary>
    public static readonly IReadOnlyDictionary<string, string> Records = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TrademarkApplication"] = "Trademark", ["TrademarkTransaction"] = "Trademark", ["TrademarkTransactionBody"] = "Trademark",
        ["DesignApplication"] = "DesignApplication", ["DesignApplicationBag"] = "DesignApplication", ["DesignTransaction"] = "DesignApplication, Design", ["DesignTransactionBody"] = "DesignApplication, Design",
        ["GIApplication"] = "GIApplication", ["GITransaction"] = "GIApplication, GIData", ["GITransactionBody"] = "GIApplication, GIData",
        ["TransactionContentBag"] = "Trademark, DesignApplication, Design, GIApplication, GIData", ["TransactionData"] = "Trademark, DesignApplication, Design, GIApplication, GIData",
        ["PatentPublication"] = "PatentPublication", ["BibliographicData"] = "BibliographicData", ["PatentLegalStatusData"] = "PatentLegalStatus", ["SPCBibliographicData"] = "SPCBibliographicData",
        ["ApplicationBody"] = "ApplicationBody",
        ["MadridIBToOfficeTransaction"] = "MadridDesignation, MadridInternationalRegistrationCreation, MadridDesignationTermination, MadridRenewal, MadridProtectionRestriction, MadridHolderRepresentativeChange, MadridBasicRegistrationApplicationChange, MadridCompletedProcessing, MadridLicenseeRecordChange, MadridSecondPartPayment, MadridCorrection",
        ["HagueIBToOfficeTransaction"] = "HagueRegistration, HagueRenewal, HagueExpiration, HagueOwnershipChange, HagueOwnershipChangeRefusal, HagueOwnershipChangeRefusalWithdrawal, HagueMerger, HagueHolderNameAddressChange, HagueCreatorNameAddressChange, HagueRenunciation, HagueLimitation, HagueRefusal, HagueRefusalWithdrawal, HagueGrantProtection, HagueInvalidation, HagueCancellationNonPayment, HagueCorrection, HagueCorrectionRefusal, HagueCorrectionRefusalWithdrawal, HaguePublicationCancellation",
    };

    /// <summary>By name of the root: why no record is read of it.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotRead = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SearchReport"] = "a document of the procedure, which belongs to file inspection; what the search cited comes in BibliographicData",
        ["ExaminationReport"] = "a document of the procedure, which belongs to file inspection; what it led to comes as an event in PatentLegalStatusData",
        ["MadridOfficeToIBTransaction"] = "what an office asks the International Bureau to record; once recorded, it comes in MadridIBToOfficeTransaction",
        ["HagueOfficeToIBTransaction"] = "what an office asks the International Bureau to record; once recorded, it comes in HagueIBToOfficeTransaction",
        ["CopyrightOrphanWork"] = "copyright is no right of this register",
    };

    public static string? WithoutRecord(string root) =>
        NotRead.TryGetValue(root, out var why) ? $"Nothing: no record is read of <{root}>: {why}."
        : Records.TryGetValue(root, out var records) ? $"In <{root}>, at least one of: {Some(records.Split(", "))}." : null;

    private const int Most = 6;

    private static string Some(string[] names) => string.Join(", ", names.Take(Most).Select(static name => $"<{name}>")) + (names.Length > Most ? " … (docs/reference/dialects.md)" : "");
}
