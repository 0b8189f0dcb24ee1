using Daftar.Languages;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Portal.Sheets;

/// <summary>One public state of an entry, sorted into the sections a reader looks for. The same for the current state and for every snapshot.</summary>
internal sealed class EntrySheet
{
    public required IpRecord State { get; init; }

    public required Display Show { get; init; }

    public required Labels Words { get; init; }

    /// <summary>Numbers, dates and other bibliographic data.</summary>
    public required IReadOnlyList<Fact> Data { get; init; }

    public required IReadOnlyList<Fact> People { get; init; }

    public required IReadOnlyList<Fact> Classes { get; init; }

    /// <summary>Priorities, relations, designations, citations.</summary>
    public required IReadOnlyList<Fact> Related { get; init; }

    /// <summary>Long texts that belong to the right itself: descriptions, features, area.</summary>
    public required IReadOnlyList<Fact> Texts { get; init; }

    public required IReadOnlyList<Fact> Procedures { get; init; }

    /// <summary>Goods and services of a mark.</summary>
    public IReadOnlyList<GoodsServices>? Goods => (State as TrademarkRecord)?.Goods;

    public bool HasClasses => Classes.Count > 0 || Goods is { Count: > 0 };

    public bool HasTexts => Texts.Count > 0 || State.Publications?.Exists(HasText) == true;

    public bool HasText(Publication publication) => publication.Abstracts is { Count: > 0 } || publication.Claims is { Count: > 0 } || publication.Descriptions is { Count: > 0 };

    /// <summary>Names of the owners, else of the applicants.</summary>
    public IReadOnlyList<string> Owners => [.. (State.Holders ?? []).Select(party => party.Name).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Classes as a hit list shows them.</summary>
    public IReadOnlyList<string> ShortClasses => DocumentOf.CardOf(new EntryFacts(default, false, default), State).Classes ?? [];

    public LocalText? Title => DocumentOf.TitleOf(State);

    /// <summary>The title, or the indication of the product, in other languages; of many only the reader's and English: all stand among the data.</summary>
    public IReadOnlyList<LocalText> OtherTitles
    {
        get
        {
            var texts = (State.Titles is { Count: > 0 } titles ? titles : (State as DesignRecord)?.Products ?? []).Where(text => text.Text != Title?.Text).DistinctBy(text => text.Text).ToList();
            return texts.Count <= 4 ? texts : [.. texts.Where(text => text.Language == Words.Language || text.Language == "en").OrderBy(text => text.Language != Words.Language)];
        }
    }

    public OfficeNumber? Number => DocumentOf.NumberOf(State);

    public IReadOnlyList<FileReference> Pictures => [.. Rights.Pictures.Of(State)];

    /// <summary>Documents, sounds, models and pictures no browser shows.</summary>
    public IReadOnlyList<FileReference> OtherFiles => [.. (State.Files ?? []).Except(Rights.Pictures.Of(State))];

    /// <param name="state">What is shown.</param>
    /// <param name="words">In which language.</param>
    /// <param name="show">And in which forms.</param>
    /// <param name="named">The entries it names; null where nobody looked.</param>
    public static EntrySheet Of(IpRecord state, Labels words, Display show, RelatedEntries? named = null)
    {
        Sheet New() => new(words, show);
        var (data, people, classes, related, texts, procedures) = (New(), New(), New(), New(), New(), New());
        switch (state)
        {
            case PatentRecord patent:
                CommonSheet.Fill(patent, Inids.Patents, data, people, named);
                PatentSheet.Fill(patent, data, people, classes);
                CommonSheet.FillRelated(patent, Inids.Patents, related, named);
                PatentSheet.FillRelated(patent, related);
                break;
            case TrademarkRecord mark:
                CommonSheet.Fill(mark, Inids.Marks, data, people, named);
                TrademarkSheet.Fill(mark, data, classes);
                CommonSheet.FillRelated(mark, Inids.Marks, related, named);
                break;
            case DesignRecord design:
                CommonSheet.Fill(design, Inids.Designs, data, people, named);
                DesignSheet.Fill(design, data, people, classes, texts);
                CommonSheet.FillRelated(design, Inids.Designs, related, named);
                related.Citations("56", design.Citations);
                break;
            case IndicationRecord indication:
                CommonSheet.Fill(indication, Inids.Indications, data, people, named);
                IndicationSheet.Fill(indication, data, people, classes, texts);
                CommonSheet.FillRelated(indication, Inids.Indications, related, named);
                break;
            default:
                throw new ArgumentException($"No sheet for {state.GetType().Name}.", nameof(state));
        }

        CommonSheet.FillProcedures(state, procedures);
        return new EntrySheet
        {
            State = state, Show = show, Words = words, Data = data.Facts, People = people.Facts, Classes = classes.Facts, Related = related.Facts, Texts = texts.Facts,
            Procedures = procedures.Facts,
        };
    }
}
