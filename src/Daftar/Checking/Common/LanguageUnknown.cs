using System.Runtime.InteropServices;
using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Trademarks;

namespace Daftar.Checking.Common;

/// <summary>Languages of titles and texts.</summary>
internal sealed class LanguageUnknown : RecordCheck
{
    public override string Code => "LANGUAGE-UNKNOWN";

    public override string Wrong => "A language that does not exist";

    public override string Expected => "The two-letter code of the language, ISO 639-1, in lower case.";

    public override string Mend => "Write \"en\", \"ms\", \"zh\"; not a country code (\"jp\" is Japan, the language is \"ja\") and not a three-letter code.";

    public override Source? Source => new(Standards.St96, "com:ISOLanguageCodeType");

    public override void Run(IpRecord record, CheckRun run)
    {
        Look(record.Titles, "titleBag", run);
        foreach (var publication in CollectionsMarshal.AsSpan(record.Publications))
        {
            Look(publication.Abstracts, "publicationBag/abstractBag", run);
            Look(publication.Descriptions, "publicationBag/descriptionBag", run);
            foreach (var language in CollectionsMarshal.AsSpan(publication.Languages))
            {
                if (!Languages639.Has(language))
                {
                    run.Find(language, "publicationBag/publicationLanguageCodeBag", expected: Expected + CodeMeant.OfLanguage(language));
                    break;
                }
            }
            foreach (var claim in CollectionsMarshal.AsSpan(publication.Claims))
            {
                if (claim.Language is { } language && !Languages639.Has(language))
                {
                    run.Find(language, "publicationBag/claimBag", expected: Expected + CodeMeant.OfLanguage(language));
                    break;
                }
            }
        }
        if (record.FilingLanguage is { } filed && !Languages639.Has(filed))
        {
            run.Find(filed, "filingLanguageCode", expected: Expected + CodeMeant.OfLanguage(filed));
        }
        switch (record)
        {
            case TrademarkRecord mark:
                foreach (var one in CollectionsMarshal.AsSpan(mark.Goods))
                {
                    Look(one.Descriptions, "goodsServicesBag", run);
                }
                Look(mark.Descriptions, "markDescriptionBag", run);
                Look(mark.Disclaimers, "markDisclaimerBag", run);
                Look(mark.Translations, "markTranslationBag", run);
                break;
            case DesignRecord design:
                Look(design.Products, "productIndicationBag", run);
                Look(design.Descriptions, "designDescriptionBag", run);
                Look(design.Claims, "designClaimBag", run);
                Look(design.NoveltyStatements, "noveltyStatementBag", run);
                break;
            case IndicationRecord indication:
                Look(indication.Features, "featureDescriptionBag", run);
                Look(indication.Area, "geographicRegionDescriptionBag", run);
                break;
        }
    }

    private void Look(List<LocalText>? texts, string path, CheckRun run)
    {
        foreach (var text in CollectionsMarshal.AsSpan(texts))
        {
            if (text.Language is { } language && !Languages639.Has(language))
            {
                run.Find(language, path, expected: Expected + CodeMeant.OfLanguage(language));
                return;
            }
        }
    }
}
