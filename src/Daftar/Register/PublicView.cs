using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// The one gate (design decision 8). Every door (page, search, counts, facets, export, feed, API, file) shows what this leaves, and nothing
/// else: restricted parts of parties, parts the office restricts as a whole, publications not yet due, residue.
/// </summary>
public static class PublicView
{
    /// <summary>Whether the public may know of the entry at all.</summary>
    /// <param name="collectionShown">The terms of its collection let it be shown.</param>
    public static bool Shows(Visibility visibility, bool deleted, bool merged, bool collectionShown) => visibility == Visibility.Public && !deleted && !merged && collectionShown;

    /// <summary>The status that the rows of an entry and its snapshots have, which counts and lists are made of: unknown where the office restricts it.</summary>
    public static GeneralStatus StatusOf(IpRecord state) =>
        (state.RestrictedParts & Parts.Status) == 0 && state.Status is { } status ? status.General : GeneralStatus.Unknown;

    /// <summary>A line of history without what the office restricts: the moment in law may be that of an event or the status.</summary>
    /// <param name="line">The line.</param>
    /// <param name="restricted">Parts restricted today, or in the state it tells of.</param>
    public static SnapshotLine Narrow(SnapshotLine line, Parts restricted) => (restricted & (Parts.Status | Parts.Events)) == 0 ? line : line with
    {
        InLaw = null,
        Status = (restricted & Parts.Status) == 0 ? line.Status : GeneralStatus.Unknown,
        Kind = (restricted & Parts.Status) != 0 && line.Kind == SnapshotKind.StatusChange ? SnapshotKind.AsReported : line.Kind,
    };

    /// <summary>Whether a state out of history may be shown: an embargo that was on it must have ended.</summary>
    public static bool Shows(IpRecord state, DateOnly today) =>
        Publicity(state, today).Visibility == Visibility.Public;

    /// <summary>An application is published at the earliest so many months after its filing or its first priority (EPC art. 93, PCT art. 21(2)(a), and the ASEAN laws).</summary>
    private const int MonthsUntilPublication = 18;

    /// <summary>
    /// Whether a state is public on a day, and from which day where it is not yet. What the office says of it counts; where it says nothing, what
    /// is known of the whole entry does: it is public once registered or granted, or once any of its publications is out; announced for later, it is
    /// unpublished until the first. A patent application of which no publication is known is unpublished for eighteen months, and for good where it
    /// ended before; texts as filed are no publication. (Judged on the state, never on one record: a notice announced for next year hides nothing that is public.)
    /// </summary>
    public static (Visibility Visibility, DateOnly? From) Publicity(IpRecord state, DateOnly day)
    {
        if (state.Visibility is Visibility.Restricted or Visibility.TakenDown)
        {
            return (state.Visibility, null);
        }
        if (state.Visibility == Visibility.Unpublished)
        {
            return From(state.PublicFrom?.LastDay);
        }
        if (state.RegistrationDate?.FirstDay <= day)
        {
            return (Visibility.Public, null);
        }
        DateOnly? due = null;
        if (IsOut(state.PublicationDate) || (state.Publications?.Exists(one => one.Section != Publication.AsFiled && (one.Date is null || IsOut(one.Date))) ?? false))
        {
            return (Visibility.Public, null);
        }
        if (due is not null)
        {
            return (Visibility.Unpublished, due);
        }
        return state is PatentRecord patent && Secret(patent, out var until) ? From(until) : (Visibility.Public, null);

        (Visibility, DateOnly?) From(DateOnly? opens) => opens <= day ? (Visibility.Public, opens) : (Visibility.Unpublished, opens);

        bool IsOut(RegisterDate? date)
        {
            if (date is not { } told || told.FirstDay <= day)
            {
                return date is not null;
            }
            due = due is null || told.LastDay < due ? told.LastDay : due;
            return false;
        }
    }

    /// <summary>Until when an application of which no publication is known is secret, null for good; false where nothing says how old it is.</summary>
    private static bool Secret(PatentRecord patent, out DateOnly? until)
    {
        until = null;
        DateOnly? first = patent.FilingDate?.LastDay;
        foreach (var priority in patent.Priorities ?? [])
        {
            first = priority.Date?.LastDay is { } claimed && (first is null || claimed < first) ? claimed : first;
        }
        if (first is not { } began || began.Year > DateOnly.MaxValue.Year - 2)
        {
            return false;
        }
        var publishes = began.AddMonths(MonthsUntilPublication);
        var ended = patent.Status is { General: GeneralStatus.Ended } status ? status.Date?.FirstDay ?? status.ReportedOn?.FirstDay : null;
        until = ended < publishes ? null : publishes;
        return true;
    }

    /// <summary>The first day after <paramref name="after"/> on which <see cref="Narrow(IpRecord, DateOnly)"/> leaves more of the state than before; null where there is none.</summary>
    public static DateOnly? NextChange(IpRecord state, DateOnly after)
    {
        DateOnly? next = state is DesignRecord { DeferredUntil: { } until } && until.LastDay > after ? until.LastDay : null;
        if (state is DesignRecord { Deferred: true, DeferredUntil: null, PublicationDate: { } opens } && opens.FirstDay > after)
        {
            next = opens.FirstDay;
        }
        if (state.Publications is { } publications)
        {
            foreach (var publication in publications)
            {
                if (publication.Date is { } due && due.FirstDay > after && (next is null || due.FirstDay < next))
                {
                    next = due.FirstDay;
                }
            }
        }
        return next;
    }

    /// <summary>
    /// What is withheld today is withheld in every earlier state: parts the office restricts, what it withholds of a party, the views of a design
    /// deferred since, a publication put off to a later day. Where somebody has waived being named since, or is restricted by name, earlier
    /// states show only names that today's state shows.
    /// </summary>
    public static void WithholdAsToday(IpRecord earlier, IpRecord today, DateOnly day)
    {
        earlier.RestrictedParts |= today.RestrictedParts;
        if (earlier is DesignRecord design && IsDeferred(today, day))
        {
            Hide(design);
        }
        earlier.Publications?.RemoveAll(mine => today.Publications?.Exists(theirs => theirs.Date?.FirstDay > day && theirs.Same(mine)) == true);
        foreach (var (mine, theirs) in PartyLists(earlier).Zip(PartyLists(today)))
        {
            if (mine is null || theirs is null)
            {
                continue;
            }
            var unnamed = theirs.Exists(static party => (party.Withheld & PartyParts.Name) != 0);
            foreach (var party in mine)
            {
                var same = theirs.FindAll(other => (other.Name is { } name && party.Name is { } written && Folding.Fold(name) == Folding.Fold(written)) || (other.Identifier is { } id && id == party.Identifier));
                var withheld = same.Aggregate(party.Withheld, static (parts, other) => parts | other.Withheld);
                party.Restricted = withheld | (unnamed && same.Count == 0 ? Party.Unnamed : PartyParts.None);
            }
        }
    }

    /// <summary>Parties of a state by what they are, each list at the same place for one right.</summary>
    private static List<Party>?[] PartyLists(IpRecord state) =>
        [state.Applicants, state.Owners, state.Representatives, state.Correspondents, state.Procedures?.SelectMany(static procedure => procedure.Parties ?? []).ToList(), .. state switch
        {
            PatentRecord patent => (List<Party>?[])[patent.Inventors, patent.Examiners],
            DesignRecord design => [design.Designers, design.Examiners],
            IndicationRecord indication => [indication.ControlBodies, indication.AuthorisedUsers],
            _ => [],
        }];

    /// <summary>Takes out of a state what the public may not see. The state is changed and returned: pass one of your own.</summary>
    public static IpRecord Narrow(IpRecord state, DateOnly today)
    {
        // Nobody outside the office and the operator has use for what no reader understood, and nobody knows what is in it.
        state.Residue = null;
        state.ApplicantReference = null;
        state.Correspondents = null;
        Parties(state.Applicants);
        Parties(state.Owners);
        Parties(state.Representatives);
        state.Procedures?.ForEach(static procedure => Parties(procedure.Parties));
        // A publication announced for a later day is not one yet.
        state.Publications?.RemoveAll(publication => publication.Date is { } date && date.FirstDay > today);
        switch (state)
        {
            case PatentRecord patent:
                Parties(patent.Inventors);
                Parties(patent.Examiners);
                break;
            case DesignRecord design:
                Parties(design.Designers);
                Parties(design.Examiners);
                // While publication is deferred, an office that sends the views does not mean them for the public.
                if (IsDeferred(design, today))
                {
                    Hide(design);
                }
                break;
            case IndicationRecord indication:
                Parties(indication.ControlBodies);
                Parties(indication.AuthorisedUsers);
                break;
        }
        if (state is DesignRecord closed && (state.RestrictedParts & Look) == Look)
        {
            Hide(closed);
        }
        Restrict(state, state.RestrictedParts);
        state.RestrictedParts = Parts.None;
        return state;
    }

    /// <summary>Restricted both, nothing of how a design looks is shown: a seal, or a deferment that cannot be read (decision 46).</summary>
    private const Parts Look = Parts.Files | Parts.Text;

    /// <summary>What shows or tells how a design looks.</summary>
    private static void Hide(DesignRecord design)
    {
        design.Files = null;
        design.Descriptions = null;
        design.Claims = null;
        design.NoveltyStatements = null;
        design.Words = null;
    }

    /// <summary>
    /// Publication is put off until a day, or without one ("Indication of deferment of publication", ST.96 and ST.86): then until a publication is out that is more than the notice
    /// of the deferment (decision 46). The notice alone says it, too.
    /// </summary>
    private static bool IsDeferred(IpRecord state, DateOnly day) => state switch
    {
        DesignRecord { DeferredUntil: { } until } => until.LastDay > day,
        DesignRecord { Publications: { Count: > 0 } publications } design => (design.Deferred == true || publications.Exists(static one => one.IsNoticeOfDeferment)) && !publications.Exists(one => one.ShowsTheDesign && one.Date?.FirstDay <= day),
        DesignRecord { Deferred: true } => !(state.PublicationDate?.FirstDay <= day),
        _ => false,
    };

    private static void Restrict(IpRecord state, Parts parts)
    {
        if (parts == Parts.None)
        {
            return;
        }
        // Laying an empty record fully over a part is how a part is removed everywhere else, too. Numbers and dates stay: without them it is no entry.
        IpRecord nothing = state switch
        {
            PatentRecord => new PatentRecord { Office = state.Office },
            TrademarkRecord => new TrademarkRecord { Office = state.Office },
            DesignRecord => new DesignRecord { Office = state.Office },
            _ => new IndicationRecord { Office = state.Office },
        };
        nothing.Visibility = state.Visibility;
        nothing.PublicFrom = state.PublicFrom;
        nothing.Kind = state.Kind;
        (nothing.FilingDate, nothing.ReceivedDate, nothing.PublicationDate, nothing.RegistrationDate) = (state.FilingDate, state.ReceivedDate, state.PublicationDate, state.RegistrationDate);
        (nothing.EffectDate, nothing.RenewalDate, nothing.ExpiryDate, nothing.TerminationDate) = (state.EffectDate, state.RenewalDate, state.ExpiryDate, state.TerminationDate);
        if ((parts & Parts.Text) != 0)
        {
            state.Publications?.ForEach(static publication => (publication.Abstracts, publication.Claims, publication.Descriptions) = (null, null, null));
        }
        if ((parts & Parts.Relations) != 0 && state is PatentRecord patent)
        {
            // A record that does not speak of the family takes nothing away from it; a restriction does.
            (patent.Family, patent.FamilyMembers) = (null, null);
        }
        state.Take(nothing, parts, Parts.None);
    }

    private static void Parties(List<Party>? parties)
    {
        if (parties is null)
        {
            return;
        }
        foreach (var party in parties)
        {
            var withheld = party.Withheld;
            if ((withheld & PartyParts.Name) != 0)
            {
                party.Name = null;
                party.Identifier = null;
                party.OtherNames = null;
            }
            if ((withheld & (PartyParts.Name | PartyParts.City)) != 0)
            {
                party.City = null;
                party.Region = null;
            }
            if ((withheld & PartyParts.Country) != 0)
            {
                party.Country = null;
            }
            if ((withheld & PartyParts.Address) != 0)
            {
                party.AddressLines = null;
                party.PostalCode = null;
            }
            if ((withheld & PartyParts.Contact) != 0)
            {
                party.Phones = null;
                party.Faxes = null;
                party.Emails = null;
                party.WebAddresses = null;
            }
            if ((withheld & PartyParts.Nationality) != 0)
            {
                party.Nationality = null;
                party.Residence = null;
            }
            party.Restricted = null;
        }
    }
}
