using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Rights.Designs;

/// <summary>One design. Designs filed together are entries of their own that share an application number. ST.96 Design, ST.86.</summary>
public sealed class DesignRecord : IpRecord
{
    [JsonIgnore] public override Right Right => Right.Design;

    /// <summary>Designers; one who waived being named has <see cref="Party.WaivedNaming"/>.</summary>
    [JsonPropertyName("designerBag")] public List<Party>? Designers { get; set; }

    /// <summary>Locarno classes as written without spaces, such as 10-04.</summary>
    [JsonPropertyName("locarnoClassificationBag")] public List<string>? Locarno { get; set; }
    /// <summary>The same classes exactly as written, where the office writes them otherwise, such as 10.04.</summary>
    [JsonPropertyName("locarnoClassificationAsWrittenBag")] public List<string>? LocarnoWritten { get; set; }
    [JsonPropertyName("locarnoClassificationEdition")] public string? LocarnoEdition { get; set; }
    [JsonPropertyName("nationalDesignClassificationBag")] public List<string>? NationalClasses { get; set; }
    /// <summary>Figurative elements seen in the views, by Vienna code as written.</summary>
    [JsonPropertyName("viennaClassificationBag")] public List<string>? Vienna { get; set; }
    [JsonPropertyName("viennaClassificationEdition")] public string? ViennaEdition { get; set; }
    /// <summary>Indication of products, by language.</summary>
    [JsonPropertyName("productIndicationBag")] public List<LocalText>? Products { get; set; }

    [JsonPropertyName("designDescriptionBag")] public List<LocalText>? Descriptions { get; set; }
    [JsonPropertyName("designClaimBag")] public List<LocalText>? Claims { get; set; }
    [JsonPropertyName("noveltyStatementBag")] public List<LocalText>? NoveltyStatements { get; set; }
    [JsonPropertyName("colourClaimedBag")] public List<LocalText>? Colours { get; set; }
    /// <summary>Words to be read on the design.</summary>
    [JsonPropertyName("verbalElementText")] public string? Words { get; set; }
    /// <summary>Whether a description was filed, where the office says only that.</summary>
    [JsonPropertyName("designDescriptionIndicator")] public bool? HasDescription { get; set; }
    /// <summary>The office's word on renewal, such as "Not to be renewed".</summary>
    [JsonPropertyName("renewalCurrentStatusText")] public string? RenewalStatus { get; set; }
    /// <summary>Years for which the right is granted, where the office says.</summary>
    [JsonPropertyName("grantLengthQuantity")] public int? TermYears { get; set; }
    [JsonPropertyName("figureTotalQuantity")] public int? FigureCount { get; set; }
    [JsonPropertyName("examinerBag")] public List<Party>? Examiners { get; set; }
    /// <summary>Symbols in which the examiner searched, as written.</summary>
    [JsonPropertyName("searchFieldBag")] public List<string>? SearchFields { get; set; }
    [JsonPropertyName("citationBag")] public List<Citation>? Citations { get; set; }
    /// <summary>Designs in the application this one was filed in.</summary>
    [JsonPropertyName("designTotalQuantity")] public int? DesignsInApplication { get; set; }
    [JsonPropertyName("publicationDefermentIndicator")] public bool? Deferred { get; set; }
    [JsonPropertyName("publicationDefermentTillDate")] public RegisterDate? DeferredUntil { get; set; }

    public override void Take(IpRecord from, Parts fully, Parts partly)
    {
        base.Take(from, fully, partly);
        if (from is not DesignRecord design)
        {
            return;
        }
        if (((fully | partly) & Parts.Bibliography) != 0)
        {
            var all = (fully & Parts.Bibliography) != 0;
            Descriptions = Lists.Lay(Descriptions, design.Descriptions, fully, Parts.Bibliography);
            Claims = Lists.Lay(Claims, design.Claims, fully, Parts.Bibliography);
            NoveltyStatements = Lists.Lay(NoveltyStatements, design.NoveltyStatements, fully, Parts.Bibliography);
            Colours = Lists.Lay(Colours, design.Colours, fully, Parts.Bibliography);
            Words = all ? design.Words : design.Words ?? Words;
            HasDescription = all ? design.HasDescription : design.HasDescription ?? HasDescription;
            RenewalStatus = all ? design.RenewalStatus : design.RenewalStatus ?? RenewalStatus;
            TermYears = all ? design.TermYears : design.TermYears ?? TermYears;
            FigureCount = all ? design.FigureCount : design.FigureCount ?? FigureCount;
            DesignsInApplication = all ? design.DesignsInApplication : design.DesignsInApplication ?? DesignsInApplication;
            Deferred = all ? design.Deferred : design.Deferred ?? Deferred;
            DeferredUntil = all ? design.DeferredUntil : design.DeferredUntil ?? DeferredUntil;
        }
        if (((fully | partly) & Parts.Parties) != 0)
        {
            Designers = (fully & Parts.Parties) != 0 ? design.Designers : design.Designers ?? Designers;
            Examiners = (fully & Parts.Parties) != 0 ? design.Examiners : design.Examiners ?? Examiners;
        }
        if (((fully | partly) & Parts.Relations) != 0)
        {
            Citations = (fully & Parts.Relations) != 0 ? design.Citations
                : Lists.Join(Citations, design.Citations, static (a, b) => a.Office == b.Office && a.Number == b.Number && a.Text == b.Text);
        }
        if (((fully | partly) & Parts.Classification) != 0)
        {
            var all = (fully & Parts.Classification) != 0;
            LocarnoEdition = Lists.Edition(LocarnoEdition, Locarno, design.LocarnoEdition, design.Locarno, all);
            Locarno = all ? design.Locarno : design.Locarno ?? Locarno;
            LocarnoWritten = all ? design.LocarnoWritten : design.LocarnoWritten ?? LocarnoWritten;
            SearchFields = all ? design.SearchFields : design.SearchFields ?? SearchFields;
            ViennaEdition = Lists.Edition(ViennaEdition, Vienna, design.ViennaEdition, design.Vienna, all);
            Vienna = all ? design.Vienna : design.Vienna ?? Vienna;
            NationalClasses = all ? design.NationalClasses : design.NationalClasses ?? NationalClasses;
            Products = Lists.Lay(Products, design.Products, fully, Parts.Classification);
        }
    }
}
