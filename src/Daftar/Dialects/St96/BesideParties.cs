using System.Text.Json;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St96;

/// <summary>
/// Readers take a person who stands in two roles as one object: what either role withholds is withheld. A record made of JSON has two, which are made one again
/// where they say the same.
/// </summary>
internal static class BesideParties
{
    public static void Share(IpRecord record)
    {
        var known = new Dictionary<string, Party>(StringComparer.Ordinal);
        foreach (var list in (ReadOnlySpan<List<Party>?>)[record.Applicants, record.Owners, record.Representatives, (record as PatentRecord)?.Inventors, (record as DesignRecord)?.Designers])
        {
            for (var at = 0; at < (list?.Count ?? 0); at++)
            {
                var said = JsonSerializer.Serialize(list![at], RecordJsonContext.Default.Party);
                list[at] = known.TryGetValue(said, out var same) ? same : known[said] = list[at];
            }
        }
    }
}
