using System.Globalization;
using Daftar.Checking;
using Daftar.Values;

namespace Daftar.Server.Commands.Reports;

/// <summary>How many records stand where, and how many of them fill which field: what the charts of a report show.</summary>
internal sealed class RecordShares
{
    private const int MostFiles = 60;

    private static readonly (Right Right, Filled Field, string Name)[] Matter =
    [
        (Right.Patent, Filled.FilingDate, "Filing date"), (Right.Patent, Filled.Title, "Title"), (Right.Patent, Filled.Applicant, "Applicant or owner"), (Right.Patent, Filled.Class, "Classification (IPC, CPC)"),
        (Right.Patent, Filled.Publication, "Publication"), (Right.Patent, Filled.Status, "Status"),
        (Right.Trademark, Filled.FilingDate, "Filing date"), (Right.Trademark, Filled.Applicant, "Applicant or owner"), (Right.Trademark, Filled.Goods, "Goods and services (Nice)"), (Right.Trademark, Filled.Words, "Words of the mark"),
        (Right.Trademark, Filled.File, "Image or sound"), (Right.Trademark, Filled.Status, "Status"), (Right.Trademark, Filled.RegistrationDate, "Registration date"),
        (Right.Design, Filled.FilingDate, "Filing date"), (Right.Design, Filled.Applicant, "Applicant or owner"), (Right.Design, Filled.Class, "Locarno class"), (Right.Design, Filled.File, "Views"), (Right.Design, Filled.Status, "Status"),
        (Right.Design, Filled.RegistrationDate, "Registration date"),
        (Right.Indication, Filled.Title, "Name"), (Right.Indication, Filled.FilingDate, "Filing date"), (Right.Indication, Filled.Applicant, "Applicant or owner"), (Right.Indication, Filled.Status, "Status"),
    ];

    /// <summary>What not every right of its kind has: a word mark needs no image, a mark applied for is not registered yet.</summary>
    private static bool IsOfSome(Right right, Filled field) => field == Filled.RegistrationDate || (right == Right.Trademark && field is Filled.File or Filled.Words);

    private readonly long[] _whole = new long[5];
    private readonly long[,] _filled = new long[5, 16];
    private readonly Dictionary<string, (long All, long Doubtful)> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, (long All, long Doubtful)> _years = [];
    private readonly SortedDictionary<int, (long All, long Doubtful)> _days = [];
    private bool _hasMoreFiles;

    public void Add(in RecordFacts record, bool hasFinding)
    {
        Count(_years, record.FilingDate / 10000, hasFinding);
        Count(_days, record.Produced == 0 ? 0 : int.Parse(new DateTime(record.Produced, DateTimeKind.Utc).ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), hasFinding);
        if (_files.TryGetValue(record.Where.File, out var here) || _files.Count < MostFiles)
        {
            _files[record.Where.File] = (here.All + 1, here.Doubtful + (hasFinding ? 1 : 0));
        }
        else
        {
            _hasMoreFiles = true;
        }
        if (record.IsDelete)
        {
            return;
        }
        var right = (int)record.Right;
        _whole[right]++;
        for (var bit = 0; bit < 16; bit++)
        {
            _filled[right, bit] += (int)record.Filled >> bit & 1;
        }
    }

    /// <summary>Of each right that is in the package: the fields that people search and filter by, and how many records fill them.</summary>
    public IEnumerable<(Right Right, long Records, List<(string Name, long Filled, bool IsOfSome)> Fields)> Fields =>
        Enum.GetValues<Right>().Where(right => _whole[(int)right] > 0).Select(right => (right, _whole[(int)right],
            Matter.Where(one => one.Right == right).Select(one => (one.Name, _filled[(int)right, System.Numerics.BitOperations.TrailingZeroCount((int)one.Field)], IsOfSome(right, one.Field))).ToList()));

    /// <summary>Records in the most telling order there is: by file, by the day the office made the statement, or by the year of filing.</summary>
    public (string Title, List<(string Label, long All, long Doubtful)> Columns)? Spread
    {
        get
        {
            if (!_hasMoreFiles && _files.Count is > 1 and <= 40 && _files.Values.Any(static file => file.All > 1))
            {
                return ("Records in each document", [.. _files.OrderBy(static file => file.Key, StringComparer.Ordinal).Select(static file => (Path.GetFileName(file.Key), file.Value.All, file.Value.Doubtful))]);
            }
            var days = _days.Where(static day => day.Key > 0).ToList();
            if (days.Count is > 2 and <= 62)
            {
                return ("Records by the day the office made the statement", [.. days.Select(static day => (string.Create(CultureInfo.InvariantCulture, $"{day.Key / 10000}-{day.Key / 100 % 100:00}-{day.Key % 100:00}"), day.Value.All, day.Value.Doubtful))]);
            }
            var years = _years.Where(static year => year.Key > 0).ToList();
            return years.Count < 2 ? null : Years(years);
        }
    }

    /// <summary>The eighty years that hold most records: a wrong century, or 1900 for an empty field, would push all others out of the chart.</summary>
    private static (string, List<(string, long, long)>) Years(List<KeyValuePair<int, (long All, long Doubtful)>> years)
    {
        const int Most = 80;
        var from = years[0].Key;
        var most = 0L;
        foreach (var (start, _) in years)
        {
            var within = years.Where(year => year.Key >= start && year.Key < start + Most).Sum(static year => year.Value.All);
            (from, most) = within > most ? (start, within) : (from, most);
        }
        var last = years.Last(year => year.Key < from + Most).Key;
        var outside = years.Sum(static year => year.Value.All) - most;
        var known = years.ToDictionary(static year => year.Key, static year => year.Value);
        return (outside == 0 ? "Records by year of filing" : string.Create(CultureInfo.InvariantCulture, $"Records by year of filing; {outside:N0} before or after these years"),
            [.. Enumerable.Range(from, last - from + 1).Select(year => (year.ToString(CultureInfo.InvariantCulture), known.GetValueOrDefault(year).All, known.GetValueOrDefault(year).Doubtful))]);
    }

    private static void Count(SortedDictionary<int, (long All, long Doubtful)> to, int key, bool hasFinding)
    {
        if (to.TryGetValue(key, out var seen) || to.Count < 2_000)
        {
            to[key] = (seen.All + 1, seen.Doubtful + (hasFinding ? 1 : 0));
        }
    }
}
