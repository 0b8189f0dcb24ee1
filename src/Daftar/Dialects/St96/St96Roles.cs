using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>
/// ST.96 V6 has one bag for applicants and holders of a mark. The office's own word for the role (USPTO: ORIGINAL APPLICANT, OWNER AT
/// PUBLICATION, ORIGINAL REGISTRANT …) tells owners from applicants; without such a word a party is an applicant.
/// </summary>
internal static class St96Roles
{
    /// <summary>The word that <see cref="Writing.St96Writer"/> writes for an owner without a word of the office; it is not kept when read.</summary>
    public const string Owner = "OWNER";

    public static void Share(IpRecord record, List<Party> parties, bool holders)
    {
        // TSDR lists every holder there ever was, with 10 to 19 as sequence number before publication, 20 to 29 at and after it, 30 to 39 at
        // and after registration: those of the highest number hold the mark now, the earlier ones stay applicants.
        var highest = 0;
        if (record.Office == "US")
        {
            foreach (var party in parties)
            {
                highest = Math.Max(highest, party.Sequence ?? 0);
            }
        }
        foreach (var party in parties)
        {
            if (holders || (highest > 10 ? party.Sequence == highest : IsOwner(party.Category)))
            {
                if (party.Category == Owner)
                {
                    party.Category = null;
                }
                (record.Owners ??= []).Add(party);
            }
            else
            {
                (record.Applicants ??= []).Add(party);
            }
        }
    }

    public static bool IsOwner(string? category) => category is not null
        && (category.Contains("owner", StringComparison.OrdinalIgnoreCase) || category.Contains("holder", StringComparison.OrdinalIgnoreCase)
            || category.Contains("registrant", StringComparison.OrdinalIgnoreCase) || category.Contains("proprietor", StringComparison.OrdinalIgnoreCase));
}
