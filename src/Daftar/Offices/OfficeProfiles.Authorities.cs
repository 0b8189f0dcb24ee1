using Daftar.Values;

namespace Daftar.Offices;

/// <content>Who administers what, and who may deliver for whom.</content>
public sealed partial class OfficeProfiles
{
    private static readonly List<Right> EveryRight = [.. Enum.GetValues<Right>()];

    /// <summary>
    /// The authority that administers a right under a code; null where the office lists its authorities and none does. An office that lists none
    /// is one authority with the code in lower case as its id.
    /// </summary>
    public Authority? AuthorityOf(string office, Right right)
    {
        ArgumentNullException.ThrowIfNull(office);
        return Find(office) is { Authorities: { Count: > 0 } listed }
            ? listed.Find(authority => authority.Rights.Contains(right))
            : new Authority(office.ToLowerInvariant(), Find(office)?.Name ?? office, EveryRight);
    }

    /// <summary>Who is meant by an ST.3 code or the id of an authority; null where it is neither.</summary>
    public Sender? SenderOf(string? declared)
    {
        if (declared is null)
        {
            return null;
        }
        if (declared.Length == 2 && declared.All(char.IsAsciiLetterUpper))
        {
            return new Sender(declared);
        }
        foreach (var profile in All)
        {
            if (profile.Authorities.Find(one => Authority.IsSame(one.Id, declared)) is { } authority)
            {
                return new Sender(profile.Code, authority);
            }
        }
        // The one authority of an office that lists none is that office: packages declared for sg and for SG are declared alike.
        return Find(declared.ToUpperInvariant()) is { Authorities.Count: 0 } whole ? new Sender(whole.Code) : null;
    }

    /// <summary>The ST.3 code a declared code or authority stands for; what is neither stays as it is.</summary>
    public string? CodeOf(string? declared) => SenderOf(declared)?.Office ?? declared;

    /// <summary>Whether this sender administers the right itself, or has a mandate of those who do.</summary>
    public bool MayDeliver(Sender sender, string office, Right right)
    {
        ArgumentNullException.ThrowIfNull(sender);
        var competent = AuthorityOf(office, right);
        return (sender.Office == office && competent is not null && (sender.Authority is null || sender.Authority.Id == competent.Id))
            || Find(sender.Office)?.Mandates.Exists(mandate => Covers(mandate)) == true;

        bool Covers(Mandate mandate) =>
            (mandate.Provider is null || Authority.IsSame(mandate.Provider, sender.Authority?.Id))
            && (mandate.For == Mandate.All || Authority.IsSame(mandate.For, office) || Authority.IsSame(mandate.For, competent?.Id))
            && (mandate.Rights is null || mandate.Rights.Contains(Mandate.All) || mandate.Rights.Contains(RightKey(right)));
    }

    /// <summary>Whose a collection is and what may be done with it.</summary>
    public CollectionFacts FactsOf(string office, Right right)
    {
        var authority = AuthorityOf(office, right);
        var terms = Find(office)?.Terms;
        return new CollectionFacts(authority?.Id, authority?.Name, terms?.GetValueOrDefault(RightKey(right)) ?? terms?.GetValueOrDefault(AnyRight) ?? new Terms());
    }
}
