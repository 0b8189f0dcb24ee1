using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Lays what an office's profile says of visibility over each record as it is read, so that what is kept, searched, shown and read again is the same. A
/// record that withholds more than the profile keeps its word; where neither says anything, <see cref="Party.Usual"/> holds.
/// </summary>
internal sealed class OfficeVisibility(OfficeProfiles offices)
{
    private readonly Dictionary<(string Office, Right Right), Rule?> _rules = [];

    /// <summary>Withheld parts by role, and restricted parts of the record.</summary>
    private sealed record Rule(Dictionary<string, PartyParts> Withheld, Parts Restricted);

    public void Apply(IpRecord record)
    {
        if (!_rules.TryGetValue((record.Office, record.Right), out var rule))
        {
            _rules[(record.Office, record.Right)] = rule = RuleOf(record.Office, record.Right);
        }
        if (rule is null)
        {
            return;
        }
        record.RestrictedParts |= rule.Restricted;
        if (rule.Withheld.Count == 0)
        {
            return;
        }
        // A person who stands in two roles is one object: what either withholds is withheld.
        var withheld = new Dictionary<Party, PartyParts>(ReferenceEqualityComparer.Instance);
        foreach (var (role, parties) in Roles(record))
        {
            foreach (var party in parties ?? [])
            {
                withheld[party] = withheld.GetValueOrDefault(party) | (rule.Withheld.TryGetValue(role, out var own) || rule.Withheld.TryGetValue(VisibilityWords.AnyParty, out own) ? own : Party.Usual);
            }
        }
        foreach (var (party, parts) in withheld)
        {
            var all = parts | (party.Restricted ?? PartyParts.None);
            party.Restricted = all == Party.Usual ? null : all;
        }
    }

    private static IEnumerable<(string Role, List<Party>? Parties)> Roles(IpRecord record)
    {
        yield return ("applicant", record.Applicants);
        yield return ("owner", record.Owners);
        yield return ("representative", record.Representatives);
        foreach (var procedure in record.Procedures ?? [])
        {
            yield return ("procedure", procedure.Parties);
        }
        switch (record)
        {
            case PatentRecord patent:
                yield return ("inventor", patent.Inventors);
                yield return ("examiner", patent.Examiners);
                break;
            case DesignRecord design:
                yield return ("designer", design.Designers);
                yield return ("examiner", design.Examiners);
                break;
            case IndicationRecord indication:
                yield return ("controlBody", indication.ControlBodies);
                yield return ("authorisedUser", indication.AuthorisedUsers);
                break;
        }
    }

    /// <summary>The line of the right, where it has one for the role; else that of "any".</summary>
    private Rule? RuleOf(string office, Right right)
    {
        if (offices.Find(office) is not { Visibility.Count: > 0 } profile)
        {
            return null;
        }
        var withheld = new Dictionary<string, PartyParts>(StringComparer.Ordinal);
        var restricted = Parts.None;
        foreach (var section in (ReadOnlySpan<string>)["any", OfficeProfiles.RightKey(right)])
        {
            foreach (var (role, words) in profile.Visibility.GetValueOrDefault(section) ?? [])
            {
                if (role == VisibilityWords.Restricted)
                {
                    restricted = words.Aggregate(Parts.None, static (parts, word) => parts | Enum.Parse<Parts>(word, ignoreCase: true));
                }
                else
                {
                    withheld[role] = PartyParts.All & ~words.Aggregate(PartyParts.None, static (parts, word) => parts | Enum.Parse<PartyParts>(word, ignoreCase: true));
                }
            }
        }
        return new Rule(withheld, restricted);
    }
}
