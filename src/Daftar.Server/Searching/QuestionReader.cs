using Daftar.Register;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Searching;

/// <summary>Reads a <see cref="SearchQuestion"/> from an address, and says what in the address nobody understands.</summary>
internal sealed class QuestionReader(FieldTable fields)
{
    /// <summary>Longest value of one parameter; a query may be longer and is limited by the query language.</summary>
    private const int LongestValue = 512;

    /// <summary>Fields whose values are a closed list: any other finds nothing, which would look like an answer.</summary>
    private static readonly Dictionary<string, string[]> Closed = new(StringComparer.Ordinal)
    {
        ["right"] = [.. Enum.GetValues<Right>().Select(Rights.CommonFields.Key)],
        ["status"] = [.. Enum.GetValues<GeneralStatus>().Select(Rights.CommonFields.Key).Distinct(StringComparer.Ordinal)],
    };

    /// <param name="address">The parameters of the address.</param>
    /// <param name="others">Parameters that mean something to the caller and are left to it.</param>
    /// <returns>The question, and a sentence for each parameter that had to be left out.</returns>
    public (SearchQuestion Question, IReadOnlyList<string> Problems) Read(IQueryCollection address, params ReadOnlySpan<string> others)
    {
        var problems = new List<string>();
        var filters = new List<FieldFilter>();
        var question = new SearchQuestion
        {
            Query = (address["q"].FirstOrDefault() ?? "").Trim(),
            After = address["after"].FirstOrDefault() is { Length: > 0 } after ? after : null,
            Sort = SortOf(address["sort"].FirstOrDefault(), problems),
            InAllStates = ScopeOf(address["scope"].FirstOrDefault(), problems),
            AsOf = DayOf(address["asof"].FirstOrDefault(), problems),
            AsOfBy = TimeOf(address["asofby"].FirstOrDefault(), problems),
        };

        foreach (var (name, values) in address)
        {
            if (name is "q" or "sort" or "after" or "scope" or "asof" or "asofby" || others.Contains(name))
            {
                if (values.Count > 1)
                {
                    problems.Add($"'{name}' is given {values.Count} times, expected once.");
                }

                continue;
            }

            var dash = name.EndsWith("-from", StringComparison.Ordinal) ? 5 : name.EndsWith("-to", StringComparison.Ordinal) ? 3 : 0;
            if (dash > 0 && fields.TryFind(name[..^dash], out var date) && date.Kind == FieldKind.Date)
            {
                // The two boxes of a form, where no script joins them.
                if (values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim() is { } limit)
                {
                    var at = filters.FindIndex(filter => filter.Field == date.Name);
                    var known = at >= 0 ? filters[at] : new FieldFilter(date.Name, []);
                    var joined = dash == 5 ? known with { From = limit } : known with { To = limit };
                    if (at >= 0)
                    {
                        filters[at] = joined;
                    }
                    else
                    {
                        filters.Add(joined);
                    }
                }
            }
            else if (fields.TryFind(name, out var field) && field.Is(FieldUses.Filter))
            {
                filters.AddRange(FiltersOf(field, [.. values.OfType<string>().Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)], problems));
            }
            else
            {
                problems.Add($"There is no parameter '{name}'.{(fields.Nearest(name) is { } near ? $" The nearest field is '{near}'." : "")}");
            }
        }

        return (question with { Filters = filters }, problems);
    }

    private static bool ScopeOf(string? text, List<string> problems)
    {
        if (text is not (null or "" or "current" or "history"))
        {
            problems.Add($"'{text}' is no 'scope': current, history.");
        }

        return text == "history";
    }

    private static RegisterDate? DayOf(string? text, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (RegisterDate.TryParse(text.Trim(), out var day))
        {
            return day;
        }

        problems.Add($"'asof' is '{text}', which is no date. Write a year (2019), a month (2019-05) or a day (2019-05-31).");
        return null;
    }

    private static AsOfTime TimeOf(string? text, List<string> problems)
    {
        if (text is not (null or "" or "law" or "learnt"))
        {
            problems.Add($"'{text}' is no 'asofby': law, learnt.");
        }

        return text == "learnt" ? AsOfTime.Learnt : AsOfTime.InLaw;
    }

    private static IEnumerable<FieldFilter> FiltersOf(IndexField field, List<string> values, List<string> problems)
    {
        if (values.RemoveAll(value => value.Length > LongestValue) > 0)
        {
            problems.Add($"A value of '{field.Name}' is longer than {LongestValue} characters.");
        }

        if (Closed.TryGetValue(field.Name, out var allowed) && values.Find(value => !allowed.Contains(value, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            problems.Add($"'{unknown}' is no value of '{field.Name}': {string.Join(", ", allowed)}.");
        }

        if (field.Kind == FieldKind.Date && values.Find(value => value.Contains("..", StringComparison.Ordinal)) is { } range)
        {
            var cut = range.IndexOf("..", StringComparison.Ordinal);
            return [FieldFilter.Range(field.Name, Blank(range[..cut]), Blank(range[(cut + 2)..]))];
        }

        return values.Count > 0 ? [new FieldFilter(field.Name, values)] : [];

        static string? Blank(string text) => text.Length > 0 ? text : null;
    }

    private SearchSort? SortOf(string? text, List<string> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text == "relevance")
        {
            return SearchSort.Relevance;
        }

        var name = text.TrimStart('-');
        if (fields.TryFind(name, out var field) && field.Is(FieldUses.Sort))
        {
            return new SearchSort(name, text[0] == '-');
        }

        problems.Add($"'{name}' cannot be sorted by. Sort by relevance, {string.Join(", ", fields.All.Where(f => f.Is(FieldUses.Sort)).Select(f => f.Name))}; a minus in front means descending.");
        return null;
    }
}
