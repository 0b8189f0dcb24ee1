using Daftar.Dialects.St96;
using Daftar.Dialects.St96.Writing;
using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Conversion;

/// <summary>
/// What each document of a record is to be read as, so that all of them laid together are the record: of one document all of it; of several each what stands in
/// it, and complete only of what no other has. What one has, none of the others repeats beside its elements: whoever edits a document is not overruled by its neighbour.
/// </summary>
internal static class DocumentShares
{
    public static IReadOnlyList<IpRecord> Of(IpRecord record, St96PatentForm form)
    {
        if (record is not PatentRecord patent || PatentDocument.Of(patent, form) is not { Count: > 1 } documents)
        {
            return [record];
        }
        var hasStatus = documents[^1].IsStatus;
        List<IpRecord> shares = [.. documents.Select(one => one.IsStatus ? Status(patent) : Publication(patent, one, hasStatus))];
        if (!RecordJson.Bytes(Together(shares)).AsSpan().SequenceEqual(RecordJson.Bytes(Together([patent]))))
        {
            // Entries that no number tells apart would run together when they are said again: then what documents have in common is said by the first of them.
            foreach (var later in shares.Skip(1).Take(hasStatus ? shares.Count - 2 : shares.Count - 1))
            {
                later.Scope = new Scope(later.Scope.Fully, later.Scope.Partly & PatentScope.Spread);
            }
        }
        return shares;
    }

    /// <summary>What documents give when they are laid together.</summary>
    private static IpRecord Together(IReadOnlyList<IpRecord> shares)
    {
        var state = RecordJson.Copy(shares[0]);
        foreach (var share in shares.Skip(1))
        {
            state.Take(RecordJson.Copy(share), share.Scope.Fully, share.Scope.Partly);
        }
        state.Residue = null;
        return state;
    }

    private static PatentRecord Publication(PatentRecord patent, PatentDocument document, bool hasStatus)
    {
        var share = (PatentRecord)RecordJson.Copy(patent);
        share.ExchangedBy = patent.ExchangedBy;
        if (hasStatus)
        {
            (share.Status, share.Events) = (null, Where(share.Events, one => PatentEventWriting.IsStep(share.Events!, one)));
        }
        if (document.Publication is { } publication)
        {
            var own = share.Publications![patent.Publications!.IndexOf(publication)];
            own.Claims = Where(own.Claims, claim => claim.Language == document.Language);
            share.Publications = [own];
        }
        var (fully, spoken) = (patent.Scope.Fully, patent.Scope.Spoken);
        if (!document.HasAll)
        {
            fully &= ~PatentScope.Spread;
        }
        if (hasStatus)
        {
            fully &= ~PatentScope.OfEvents;
            spoken &= share.Events is null ? ~PatentScope.OfEvents : ~Parts.Status;
        }
        share.Scope = new Scope(fully, spoken & ~fully);
        return share;
    }

    private static PatentRecord Status(PatentRecord patent)
    {
        var copy = (PatentRecord)RecordJson.Copy(patent);
        var fully = patent.Scope.Fully & (patent.Events!.Exists(one => PatentEventWriting.IsStep(patent.Events, one)) ? Parts.Status : PatentScope.OfEvents);
        return new PatentRecord
        {
            Office = copy.Office, Identifiers = copy.Identifiers, Visibility = copy.Visibility, PublicFrom = copy.PublicFrom, RestrictedParts = copy.RestrictedParts,
            Status = copy.Status, Events = Where(copy.Events, one => !PatentEventWriting.IsStep(copy.Events!, one)),
            Scope = new Scope(fully, patent.Scope.Spoken & PatentScope.OfEvents & ~fully), Produced = patent.Produced, Operation = patent.Operation, ExchangedBy = patent.ExchangedBy,
        };
    }

    private static List<T>? Where<T>(List<T>? items, Predicate<T> fits) => items?.FindAll(fits) is { Count: > 0 } some ? some : null;
}
