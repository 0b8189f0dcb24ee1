using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Rights.Patents;

/// <summary>A symbol of a patent classification, written the usual way: <c>H04N 1/40</c>.</summary>
public sealed class PatentClass
{
    [JsonPropertyName("classificationSymbolText")] public required string Symbol { get; set; }
    [JsonPropertyName("classificationVersionDate")] public RegisterDate? Version { get; set; }
    /// <summary>I invention, N additional.</summary>
    [JsonPropertyName("classificationValueCode")] public string? Value { get; set; }
    /// <summary>F first, L later.</summary>
    [JsonPropertyName("symbolPositionCode")] public string? Position { get; set; }
    /// <summary>Office that classified.</summary>
    [JsonPropertyName("generatingOfficeCode")] public string? Office { get; set; }
    /// <summary>Day on which it was assigned.</summary>
    [JsonPropertyName("actionDate")] public RegisterDate? ActionDate { get; set; }
}

/// <summary>An invention: patent, utility model or supplementary protection certificate. ST.96 Patent, ST.36.</summary>
public sealed class PatentRecord : IpRecord
{
    [JsonIgnore] public override Right Right => Right.Patent;

    /// <summary>Inventors; one who waived being named has <see cref="Party.WaivedNaming"/>.</summary>
    [JsonPropertyName("inventorBag")] public List<Party>? Inventors { get; set; }
    [JsonPropertyName("examinerBag")] public List<Party>? Examiners { get; set; }

    [JsonPropertyName("ipcClassificationBag")] public List<PatentClass>? Ipc { get; set; }
    [JsonPropertyName("cpcClassificationBag")] public List<PatentClass>? Cpc { get; set; }
    [JsonPropertyName("nationalClassificationBag")] public List<PatentClass>? National { get; set; }
    /// <summary>Of design grants that the USPTO delivers in its patent format.</summary>
    [JsonPropertyName("locarnoClassificationBag")] public List<string>? Locarno { get; set; }
    [JsonPropertyName("locarnoClassificationEdition")] public string? LocarnoEdition { get; set; }

    [JsonPropertyName("claimTotalQuantity")] public int? ClaimCount { get; set; }
    [JsonPropertyName("figureTotalQuantity")] public int? FigureCount { get; set; }
    /// <summary>Days by which the term is extended, where the office says.</summary>
    [JsonPropertyName("termExtensionQuantity")] public int? TermExtensionDays { get; set; }
    /// <summary>Years for which the right is granted, where the office says.</summary>
    [JsonPropertyName("grantLengthQuantity")] public int? TermYears { get; set; }
    [JsonPropertyName("drawingSheetTotalQuantity")] public int? DrawingSheetCount { get; set; }
    /// <summary>Language in which the office conducts the procedure (EPO).</summary>
    [JsonPropertyName("procedureLanguageCode")] public string? ProcedureLanguage { get; set; }
    /// <summary>Of a plant patent: botanical name of genus and species.</summary>
    [JsonPropertyName("latinName")] public string? LatinName { get; set; }
    [JsonPropertyName("varietyName")] public string? VarietyName { get; set; }
    /// <summary>Symbols in which the examiner searched, as written.</summary>
    [JsonPropertyName("searchFieldBag")] public List<string>? SearchFields { get; set; }
    /// <summary>Publications of the same family, as office, number and kind code.</summary>
    [JsonPropertyName("patentFamilyMemberBag")] public List<string>? FamilyMembers { get; set; }
    /// <summary>DOCDB simple family.</summary>
    [JsonPropertyName("patentFamilyIdentifier")] public string? Family { get; set; }
    [JsonPropertyName("citationBag")] public List<Citation>? Citations { get; set; }

    public override void Take(IpRecord from, Parts fully, Parts partly)
    {
        base.Take(from, fully, partly);
        if (from is not PatentRecord patent)
        {
            return;
        }
        if (((fully | partly) & Parts.Bibliography) != 0)
        {
            var all = (fully & Parts.Bibliography) != 0;
            ClaimCount = all ? patent.ClaimCount : patent.ClaimCount ?? ClaimCount;
            FigureCount = all ? patent.FigureCount : patent.FigureCount ?? FigureCount;
            TermExtensionDays = all ? patent.TermExtensionDays : patent.TermExtensionDays ?? TermExtensionDays;
            TermYears = all ? patent.TermYears : patent.TermYears ?? TermYears;
            DrawingSheetCount = all ? patent.DrawingSheetCount : patent.DrawingSheetCount ?? DrawingSheetCount;
            ProcedureLanguage = all ? patent.ProcedureLanguage : patent.ProcedureLanguage ?? ProcedureLanguage;
            LatinName = all ? patent.LatinName : patent.LatinName ?? LatinName;
            VarietyName = all ? patent.VarietyName : patent.VarietyName ?? VarietyName;
        }
        if (((fully | partly) & Parts.Parties) != 0)
        {
            var all = (fully & Parts.Parties) != 0;
            Inventors = all ? patent.Inventors : patent.Inventors ?? Inventors;
            Examiners = all ? patent.Examiners : patent.Examiners ?? Examiners;
        }
        if (((fully | partly) & Parts.Classification) != 0)
        {
            var all = (fully & Parts.Classification) != 0;
            Ipc = all ? patent.Ipc : patent.Ipc ?? Ipc;
            Cpc = all ? patent.Cpc : patent.Cpc ?? Cpc;
            National = all ? patent.National : patent.National ?? National;
            LocarnoEdition = Lists.Edition(LocarnoEdition, Locarno, patent.LocarnoEdition, patent.Locarno, all);
            Locarno = all ? patent.Locarno : patent.Locarno ?? Locarno;
            SearchFields = all ? patent.SearchFields : patent.SearchFields ?? SearchFields;
        }
        if (((fully | partly) & Parts.Relations) != 0)
        {
            // Family is the hub's or EPO's view across offices: a publication that does not speak of it takes nothing away.
            Family = patent.Family ?? Family;
            FamilyMembers = patent.FamilyMembers ?? FamilyMembers;
            Citations = (fully & Parts.Relations) != 0 ? patent.Citations
                : Lists.Join(Citations, patent.Citations, static (a, b) => a.Office == b.Office && a.Number == b.Number && a.Text == b.Text);
        }
    }
}
