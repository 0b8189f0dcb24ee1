using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St96.Writing;

/// <summary>One of the documents that a patent record becomes: ST.96 has no transaction for patents.</summary>
/// <param name="Publication">The publication it is of; null where the record has none.</param>
/// <param name="Language">The language of its claims: the schema has one pat:Claims.</param>
/// <param name="HasAll">It has all publications and texts that there are.</param>
/// <param name="IsStatus">It has the events and the status, and nothing else.</param>
internal sealed record PatentDocument(Publication? Publication, string? Language, bool HasAll, bool IsStatus)
{
    /// <summary>In the order they are written: each publication, in each language of its claims, and behind them the legal status where there is one.</summary>
    public static IReadOnlyList<PatentDocument> Of(PatentRecord patent, St96PatentForm form)
    {
        var documents = new List<PatentDocument>();
        var withStatus = form == St96PatentForm.Whole && patent.Operation != Operation.Delete && patent.Events?.Exists(one => !PatentEventWriting.IsStep(patent.Events, one)) == true;
        if (!withStatus || (St96Parts.Held(patent) & ~(Parts.Events | Parts.Status)) != 0)
        {
            foreach (var publication in patent.Publications is { Count: > 0 } several ? several : [null!])
            {
                var languages = publication?.Claims is { Count: > 0 } claims ? claims.Select(static claim => claim.Language).Distinct(StringComparer.Ordinal).ToList() : [null];
                documents.AddRange(languages.ConvertAll(language => new PatentDocument(publication, language, false, false)));
            }
        }
        if (documents.Count == 1)
        {
            documents[0] = documents[0] with { HasAll = true };
        }
        if (withStatus)
        {
            documents.Add(new PatentDocument(null, null, false, IsStatus: true));
        }
        return documents;
    }
}
