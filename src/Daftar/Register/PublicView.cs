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
    public static bool Shows(Visibility visibility, bool deleted, bool merged) => visibility == Visibility.Public && !deleted && !merged;

    /// <summary>Whether a state out of history may be shown: an embargo that was on it must have ended.</summary>
    public static bool Shows(IpRecord state, DateOnly today) =>
        state.Visibility == Visibility.Public || (state.Visibility == Visibility.Unpublished && state.PublicFrom is { } from && from.FirstDay <= today);

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
                // While publication is deferred, an office that sends the views does not mean them for the public.
                if (design.DeferredUntil is { } until && until.FirstDay > today)
                {
                    design.Files = null;
                }
                break;
            case IndicationRecord indication:
                Parties(indication.ControlBodies);
                Parties(indication.AuthorisedUsers);
                break;
        }
        Restrict(state, state.RestrictedParts);
        state.RestrictedParts = Parts.None;
        return state;
    }

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
        if ((parts & Parts.Text) != 0)
        {
            state.Publications?.ForEach(static publication => (publication.Abstracts, publication.Claims, publication.Descriptions) = (null, null, null));
        }
        state.Take(nothing, parts & ~Parts.Bibliography, Parts.None);
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
                party.City = null;
                party.Region = null;
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
