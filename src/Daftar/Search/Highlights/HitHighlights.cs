using Daftar.Register;

namespace Daftar.Search;

/// <summary>
/// Says of the hits of a page where what was asked for stands in them. The index keeps a card of each hit and no long texts: these are read from the register, for all hits of the page in one round trip, after the
/// search and as everyone may see them today.
/// </summary>
public sealed class HitHighlights(FieldTable fields, Entries entries)
{
    /// <summary>Of one hit.</summary>
    private const int MostFields = 4;

    /// <summary>All fields with what was asked for, by entry.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Highlight>>> All(Highlighter highlighter, IReadOnlyList<HitCard> cards, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, IReadOnlyList<Highlight>>();
        // hits of the history are states of the past: the register is asked for what is so now
        Guid[] ids = [.. cards.Where(card => card.State is null).Select(card => card.Id).Distinct()];
        if (highlighter.Asked == 0 || ids.Length == 0)
        {
            return found;
        }

        var document = new SearchDocument(fields);
        foreach (var (id, state) in await entries.States(ids, cancel).ConfigureAwait(false))
        {
            DocumentOf.Fill(document, new EntryFacts(id, false, default), state);
            if (highlighter.In(document.Values, new bool[highlighter.Asked]) is { Count: > 0 } highlights)
            {
                found[id] = [.. highlights.Take(MostFields)];
            }
        }

        return found;
    }

    /// <summary>Of hits whose card does not show all that was asked for: the fields beside it, by entry.</summary>
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<Highlight>>> BesideCards(Highlighter highlighter, IReadOnlyList<HitCard> cards, CancellationToken cancel) =>
        BesideAsync(highlighter, [.. cards.Where(card => !IsWhole(highlighter, card))], cancel);

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Highlight>>> BesideAsync(Highlighter highlighter, IReadOnlyList<HitCard> cards, CancellationToken cancel)
    {
        var byId = cards.DistinctBy(card => card.Id).ToDictionary(card => card.Id);
        return (await All(highlighter, cards, cancel).ConfigureAwait(false))
            .Select(hit => (hit.Key, Value: (IReadOnlyList<Highlight>)[.. hit.Value.Where(highlight => !Shown(byId[hit.Key]).Contains(highlight.Text, StringComparer.Ordinal))]))
            .Where(hit => hit.Value.Count > 0).ToDictionary(hit => hit.Key, hit => hit.Value);
    }

    /// <summary>True if all that was asked for stands on the card.</summary>
    private bool IsWhole(Highlighter highlighter, HitCard card)
    {
        var met = new bool[highlighter.Asked];
        highlighter.In(Values(card), met);
        return !met.Contains(false);
    }

    private IEnumerable<DocumentValue> Values(HitCard card)
    {
        foreach (var (field, text, language) in Card(card))
        {
            if (text is not null && fields.TryFind(field, out var known))
            {
                yield return new DocumentValue(known.Ordinal, text, language);
            }
        }
    }

    /// <summary>The owner of a card may be the first applicant, its title the name of an article.</summary>
    private static IEnumerable<(string Field, string? Text, string? Language)> Card(HitCard card) =>
    [
        ("title", card.Title, card.TitleLanguage), ("article", card.Title, card.TitleLanguage), ("title", card.EnglishTitle, "en"), ("article", card.EnglishTitle, "en"),
        ("owner", card.Owner, null), ("applicant", card.Owner, null), ("number", card.Number, null),
        .. (card.Classes ?? []).SelectMany(symbol => (IEnumerable<(string, string?, string?)>)[("class", symbol, null), ("locarno", symbol, null), ("ipc", symbol, null)]),
        ("office", card.Office, null), ("right", Rights.CommonFields.Key(card.Right), null), ("status", Rights.CommonFields.Key(card.Status), null), ("kind", card.Kind, null),
    ];

    private static IEnumerable<string?> Shown(HitCard card) => [card.Title, card.EnglishTitle, card.Owner, card.Number, card.Office, .. card.Classes ?? []];
}
