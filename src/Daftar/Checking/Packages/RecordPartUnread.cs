using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>
/// Filled elements, attributes and stray texts of records that nobody reads, once for each path of a package: what an office wrote and will miss in the register. Not what a finding of the
/// record names already, nor what is known to be left (<c>Dialects/Left/left.tsv</c>).
/// </summary>
internal sealed class RecordPartUnread : PackageCheck
{
    public override string Code => "RECORD-PART-UNREAD";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A filled element or attribute of a record that is not read";

    public override string Expected => "An element or attribute that the standard has at this place, under this name.";

    public override string Mend => "If the standard has it under another name or in another place, write it so: until then the register lacks what it says. What is the office's own need not be mended; it is kept with the record and in the original, and the operator can have Daftar taught to read it.";

    public override PackageTally Begin(PackageFacts package) => new UnreadTally();

    private sealed class UnreadTally : PackageTally
    {
        /// <summary>A document that names every element anew has as many as elements.</summary>
        private const int MostPaths = 500;

        private readonly Dictionary<(string Dialect, string Path), (long Times, long Records, long Firsts, long Last, string Text, string Office, Finding First)> _paths = [];
        private long _further;

        public override void See(in RecordFacts record, PackageRun run)
        {
            var isTold = false;
            foreach (var value in record.Unread ?? [])
            {
                if (_paths.TryGetValue((value.Dialect, value.Path), out var known))
                {
                    _paths[(value.Dialect, value.Path)] = known with { Times = known.Times + 1, Records = known.Records + (known.Last == record.Ordinal ? 0 : 1), Firsts = known.Firsts + (isTold ? 0 : 1), Last = record.Ordinal };
                    isTold = true;
                }
                else if (_paths.Count < MostPaths)
                {
                    var first = record.PlaceOf("RECORD-PART-UNREAD", value.Path);
                    _paths[(value.Dialect, value.Path)] = (1, 1, isTold ? 0 : 1, record.Ordinal, Finding.Cut(value.Text, 120)!, record.Office, first with { Where = first.Where with { Path = value.Path } });
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
            foreach (var (_, (times, records, firsts, _, text, office, first)) in _paths.OrderByDescending(static one => one.Value.Times).ThenBy(static one => one.Key.Path, StringComparer.Ordinal))
            {
                run.Find(Invariant($"{text} ({times} {(times == 1 ? "time" : "times")} in {records} {(records == 1 ? "record" : "records")})"), first, office, records, firsts, first.Expected);
            }
            if (_further > 0)
            {
                run.Find(Invariant($"{_further} values at further paths"));
            }
        }
    }
}
