using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Rights.Trademarks;

/// <summary>Goods or services of one class, in as many languages as the office gives.</summary>
public sealed class GoodsServices
{
    /// <summary>Nice class 1 to 45 without leading zeros, or the national class where <see cref="Classification"/> says so.</summary>
    [JsonPropertyName("classNumber")] public string? Class { get; set; }
    /// <summary>Null for Nice, else the office's word.</summary>
    [JsonPropertyName("classificationKindCode")] public string? Classification { get; set; }
    /// <summary>Classes of the office's own system that go with this class.</summary>
    [JsonPropertyName("nationalClassNumberBag")] public List<string>? NationalClasses { get; set; }
    [JsonPropertyName("classificationVersion")] public string? Edition { get; set; }
    [JsonPropertyName("goodsServicesDescriptionBag")] public List<LocalText>? Descriptions { get; set; }
    /// <summary>The office's word on this class alone: active, cancelled …</summary>
    [JsonPropertyName("statusText")] public string? Status { get; set; }
    [JsonPropertyName("firstUsedDate")] public RegisterDate? FirstUsed { get; set; }
    [JsonPropertyName("firstUsedCommerceDate")] public RegisterDate? FirstUsedInCommerce { get; set; }

    /// <summary>Of a record in part: a class it has becomes what it says of it, in the languages it says it in; other classes and languages stay.</summary>
    internal static List<GoodsServices>? Lay(List<GoodsServices>? mine, List<GoodsServices>? theirs)
    {
        if (mine is null or { Count: 0 } || theirs is null or { Count: 0 })
        {
            return theirs is null or { Count: 0 } ? mine : theirs;
        }
        var laid = new List<GoodsServices>(mine.Count + theirs.Count);
        foreach (var known in mine)
        {
            var said = theirs.FindAll(known.Same);
            if (said.Count == 0)
            {
                laid.Add(known);
            }
            else if (!laid.Exists(known.Same))
            {
                // A class given in several pieces is known by no more than its number: all pieces are said anew.
                laid.AddRange(said.Count == 1 && mine.FindAll(known.Same).Count == 1 ? [said[0].Over(known)] : said);
            }
        }
        laid.AddRange(theirs.FindAll(one => !mine.Exists(one.Same)));
        return laid;
    }

    private bool Same(GoodsServices other) => Class == other.Class && Classification == other.Classification;

    private GoodsServices Over(GoodsServices known) => new()
    {
        Class = Class, Classification = Classification, NationalClasses = NationalClasses ?? known.NationalClasses, Edition = Edition ?? known.Edition,
        Descriptions = Lists.ByLanguage(known.Descriptions, Descriptions, static text => text.Language), Status = Status ?? known.Status,
        FirstUsed = FirstUsed ?? known.FirstUsed, FirstUsedInCommerce = FirstUsedInCommerce ?? known.FirstUsedInCommerce,
    };
}

/// <summary>Upon what an application rests (United States): when filed, currently or as amended; use, intent to use, foreign application …</summary>
public sealed record FilingBasis(
    [property: JsonPropertyName("basisStageCategory")] string Stage,
    [property: JsonPropertyName("basisCategory")] string Basis);

/// <summary>A trademark. ST.96 Trademark, ST.66.</summary>
public sealed class TrademarkRecord : IpRecord
{
    [JsonIgnore] public override Right Right => Right.Trademark;

    /// <summary>Word, Figurative, Combined, Three dimensional, Sound …: ST.96 MarkFeatureCategory.</summary>
    [JsonPropertyName("markFeatureCategory")] public string? Feature { get; set; }
    /// <summary>All words in the mark.</summary>
    [JsonPropertyName("markVerbalElementText")] public string? Words { get; set; }
    /// <summary>The words the office searches by, where it gives them apart.</summary>
    [JsonPropertyName("markSignificantVerbalElementText")] public string? SignificantWords { get; set; }
    [JsonPropertyName("markTranslationBag")] public List<LocalText>? Translations { get; set; }
    [JsonPropertyName("markTransliterationBag")] public List<LocalText>? Transliterations { get; set; }
    [JsonPropertyName("markDescriptionBag")] public List<LocalText>? Descriptions { get; set; }
    [JsonPropertyName("markDisclaimerBag")] public List<LocalText>? Disclaimers { get; set; }
    [JsonPropertyName("colourClaimedBag")] public List<LocalText>? Colours { get; set; }
    [JsonPropertyName("markStandardCharacterIndicator")] public bool? StandardCharacters { get; set; }
    /// <summary>Distinctiveness acquired by use (ST.60, INID 521).</summary>
    [JsonPropertyName("tradeDistinctivenessIndicator")] public bool? AcquiredDistinctiveness { get; set; }

    /// <summary>Part of the register, Primary (the United States' Principal Register) or Supplemental.</summary>
    [JsonPropertyName("registerCategory")] public string? Register { get; set; }
    [JsonPropertyName("filingBasisBag")] public List<FilingBasis>? FilingBases { get; set; }
    [JsonPropertyName("oppositionPeriodStartDate")] public RegisterDate? OppositionFrom { get; set; }
    [JsonPropertyName("oppositionPeriodEndDate")] public RegisterDate? OppositionUntil { get; set; }

    /// <summary>The mark is in colour, or colour is claimed.</summary>
    [JsonPropertyName("colourIndicator")] public bool? InColour { get; set; }
    [JsonPropertyName("markSeriesTotalQuantity")] public int? MarksInSeries { get; set; }

    [JsonPropertyName("goodsServicesBag")] public List<GoodsServices>? Goods { get; set; }
    /// <summary>Vienna codes as written, such as 27.05.01.</summary>
    [JsonPropertyName("viennaClassificationBag")] public List<string>? Vienna { get; set; }
    /// <summary>The edition of the Vienna Classification these codes are of, as written: 9, or 8.1.</summary>
    [JsonPropertyName("viennaClassificationEdition")] public string? ViennaEdition { get; set; }
    /// <summary>Figurative codes of the office's own system.</summary>
    [JsonPropertyName("nationalDesignSearchCodeBag")] public List<string>? NationalFigurative { get; set; }

    public override void Take(IpRecord from, Parts fully, Parts partly)
    {
        base.Take(from, fully, partly);
        if (from is not TrademarkRecord mark)
        {
            return;
        }
        if (((fully | partly) & Parts.Bibliography) != 0)
        {
            var all = (fully & Parts.Bibliography) != 0;
            Feature = all ? mark.Feature : mark.Feature ?? Feature;
            Words = all ? mark.Words : mark.Words ?? Words;
            SignificantWords = all ? mark.SignificantWords : mark.SignificantWords ?? SignificantWords;
            Translations = Lists.Lay(Translations, mark.Translations, fully, Parts.Bibliography);
            Transliterations = Lists.Lay(Transliterations, mark.Transliterations, fully, Parts.Bibliography);
            Descriptions = Lists.Lay(Descriptions, mark.Descriptions, fully, Parts.Bibliography);
            Disclaimers = Lists.Lay(Disclaimers, mark.Disclaimers, fully, Parts.Bibliography);
            Colours = Lists.Lay(Colours, mark.Colours, fully, Parts.Bibliography);
            StandardCharacters = all ? mark.StandardCharacters : mark.StandardCharacters ?? StandardCharacters;
            AcquiredDistinctiveness = all ? mark.AcquiredDistinctiveness : mark.AcquiredDistinctiveness ?? AcquiredDistinctiveness;
            InColour = all ? mark.InColour : mark.InColour ?? InColour;
            MarksInSeries = all ? mark.MarksInSeries : mark.MarksInSeries ?? MarksInSeries;
            Register = all ? mark.Register : mark.Register ?? Register;
            FilingBases = all ? mark.FilingBases : mark.FilingBases ?? FilingBases;
            OppositionFrom = all ? mark.OppositionFrom : mark.OppositionFrom ?? OppositionFrom;
            OppositionUntil = all ? mark.OppositionUntil : mark.OppositionUntil ?? OppositionUntil;
        }
        if (((fully | partly) & Parts.Classification) != 0)
        {
            var all = (fully & Parts.Classification) != 0;
            Goods = all ? mark.Goods : GoodsServices.Lay(Goods, mark.Goods);
            ViennaEdition = Lists.Edition(ViennaEdition, Vienna, mark.ViennaEdition, mark.Vienna, all);
            Vienna = all ? mark.Vienna : mark.Vienna ?? Vienna;
            NationalFigurative = all ? mark.NationalFigurative : mark.NationalFigurative ?? NationalFigurative;
        }
    }
}
