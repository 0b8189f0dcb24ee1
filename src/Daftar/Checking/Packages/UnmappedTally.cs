using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>Counts codes no table of the office translates: each is told once, with how often it came, the words beside the first, and the place of the first.</summary>
internal sealed class UnmappedTally(bool ofStatus) : PackageTally
{
    /// <summary>An export that writes sentences into codes has as many as records.</summary>
    private const int MostCodes = 1_000;

    private readonly Dictionary<(string Office, Right Right, string Code), (long Times, long Records, long Firsts, long Last, string? Text, Finding First)> _codes = [];
    /// <summary>Of a status: how it was written first, by how it is looked up.</summary>
    private readonly Dictionary<(string Office, Right Right, string Folded), string> _cased = [];

    private long _further;

    public override void See(in RecordFacts record, PackageRun run)
    {
        var isTold = false;
        foreach (var (code, text, isStatus) in record.Unmapped ?? [])
        {
            if (isStatus != ofStatus)
            {
                continue;
            }
            var key = (record.Office, record.Right, Code: code);
            // The tables do not tell Vigente from VIGENTE: one word of the office is told once.
            if (ofStatus && !_codes.ContainsKey(key) && _cased.TryGetValue((key.Office, key.Right, Values.Folding.Fold(code)), out var first))
            {
                key.Code = first;
            }
            if (_codes.TryGetValue(key, out var known))
            {
                _codes[key] = known with { Times = known.Times + 1, Records = known.Records + (known.Last == record.Ordinal ? 0 : 1), Firsts = known.Firsts + (isTold ? 0 : 1), Last = record.Ordinal, Text = known.Text ?? text };
                isTold = true;
            }
            else if (_codes.Count < MostCodes)
            {
                _cased.TryAdd((key.Office, key.Right, Values.Folding.Fold(code)), code);
                _codes[key] = (1, 1, isTold ? 0 : 1, record.Ordinal, text, record.PlaceOf(ofStatus ? "STATUS-UNKNOWN" : "CODE-UNMAPPED", code));
                isTold = true;
            }
            else
            {
                _further++;
            }
        }
    }

    public override void End(PackageTotals totals, PackageRun run)
    {
        foreach (var ((office, right, code), (times, records, firsts, _, text, first)) in _codes.OrderByDescending(static one => one.Value.Times).ThenBy(static one => one.Key.Code, StringComparer.Ordinal))
        {
            run.Find(Invariant($"{(office.Length == 0 ? "" : office + " ")}{right}: {code}{(text is null ? "" : $" ({text})")}, {times} {(times == 1 ? "time" : "times, first here")}"), first, office, records, firsts);
        }
        if (_further > 0)
        {
            run.Find(Invariant($"{_further} times a further code"));
        }
    }
}
