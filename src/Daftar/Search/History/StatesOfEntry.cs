using Daftar.Register;

namespace Daftar.Search;

/// <summary>Puts all states of an entry into a batch of the index of all states, in the place of those it had.</summary>
internal sealed class StatesOfEntry(FieldTable fields)
{
    private readonly SearchDocument document = new(fields);

    /// <returns>How many states it has.</returns>
    public int Put(PackedHistory entry, IndexBatch batch)
    {
        var states = entry.Open();
        if (states.Count > StateIds.Most)
        {
            states.RemoveRange(0, states.Count - StateIds.Most);
        }

        if (states.Count == 0)
        {
            batch.Delete(StateIds.Of(entry.Entry, 0));
        }

        var first = states.Min(static state => state.InLaw?.From);
        for (var place = 0; place < states.Count; place++)
        {
            var state = states[place];
            var facts = new EntryFacts(entry.Entry, entry.Demonstration, state.Learnt);
            DocumentOf.Fill(document, facts, state.State);
            document.Stored = (DocumentOf.CardOf(facts, state.State) with { State = StateCard.Of(state) }).Bytes();
            StateFields.Add(document, state.InLaw?.From, state.InLaw?.Until, state.Shown?.From, state.Shown?.Until);
            if (state.InLaw is { From: var from })
            {
                StateFields.AddStated(document, from, state.StatedOn, state.WorkedOut, isUndated: entry.Begins is null && from == first);
            }

            // All of them stand side by side in one batch: what the first one puts away is all that were known before.
            batch.Place(StateIds.Of(entry.Entry, place), batch.Prepare(document), isNew: place > 0);
        }

        return states.Count;
    }
}
