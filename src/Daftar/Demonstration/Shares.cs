using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>Shares the applications out among offices and rights by the yearly volumes in the profiles.</summary>
internal static class Shares
{
    public static Dictionary<(string Office, Right Right), int> Of(GenerateRequest request, IReadOnlyList<string> offices)
    {
        var shares = new Dictionary<(string, Right), int>();
        var left = request.Applications;
        var rights = request.Rights.ToList();
        if (rights.Contains(Right.Indication) && rights.Count > 1)
        {
            // There are few indications, however many marks: 120 over ten offices, fewer only where hardly anything is asked for.
            rights.Remove(Right.Indication);
            foreach (var office in offices)
            {
                var wanted = OfficeTraits.Of(office).Indications;
                var count = Math.Min(wanted, Math.Max(1, (int)((long)wanted * request.Applications / 4000)));
                shares[(office, Right.Indication)] = count;
                left -= count;
            }
        }
        var keys = offices.SelectMany(office => rights.Select(right => (Office: office, Right: right))).ToList();
        var weights = keys.ConvertAll(key => (long)OfficeProfiles.Embedded.Find(key.Office)!.ExpectedVolumes[OfficeProfiles.RightKey(key.Right)]);
        var sum = weights.Sum();
        left = Math.Max(left, 0);
        // Largest remainders, so that the shares add up to what was asked for.
        var parts = keys.Select((key, i) => (Key: key, Whole: (int)(left * weights[i] / sum), Remainder: left * weights[i] % sum)).ToList();
        var missing = left - parts.Sum(part => part.Whole);
        foreach (var (part, place) in parts.OrderByDescending(part => part.Remainder).ThenBy(part => part.Key.Office, StringComparer.Ordinal).ThenBy(part => part.Key.Right).Select((part, i) => (part, i)))
        {
            shares[part.Key] = part.Whole + (place < missing ? 1 : 0);
        }
        return shares;
    }
}
