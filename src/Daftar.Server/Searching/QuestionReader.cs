using Daftar.Register;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Searching;

/// <summary>Reads a <see cref="SearchQuestion"/> from an address, and says what in the address nobody understands.</summary>
internal sealed class QuestionReader(FieldTable fields)
{
    /// <summary>Longest value of one parameter; a query may be longer and is limited by the query language.</summary>
    private const int LongestValue = 512;

    /// <summary>Parameters nobody understands are passed over: a page is linked to with marks of other sites behind its address.</summary>
    public bool PassesOverUnknown { get; init; }

    /// <param name="address">The parameters of the address.</param>
    /// <param name="others">Parameters that mean something to the caller and are left to it.</param>
    /// <returns>The question, and a sentence for each parameter that had to be left out.</returns>
    public (SearchQuestion Question, IReadOnlyList<AddressProblem> Problems) Read(IQueryCollection address, params ReadOnlySpan<string> others)
    {
        var problems = new List<AddressProblem>();
        var filters = new List<FieldFilter>();
        var narrows = new List<(string Field, string Value, string Name)>();
        var boxes = new Dictionary<string, (string? From, string? To)>(StringComparer.Ordinal);
        var question = new SearchQuestion
        {
            Query = (address["q"].FirstOrDefault() ?? "").Trim(),
            After = address["after"].FirstOrDefault() is { Length: > 0 } after ? after : null,
            Sort = SortOf(address["sort"].FirstOrDefault(), problems),
            InAllStates = ScopeOf(address["scope"].FirstOrDefault(), problems),
            AsOf = DayOf(address["asof"].FirstOrDefault(), problems),
            AsOfBy = TimeOf(address["asofby"].FirstOrDefault(), problems),
        };

        if (question is { AsOf: null, AsOfBy: AsOfTime.Learnt } && string.IsNullOrWhiteSpace(address["asof"].FirstOrDefault()))
        {
            problems.Add("'asofby=learnt' says which time the day of 'asof' is of, and there is no 'asof'.");
        }

        if (question is { InAllStates: true, AsOf: { } day })
        {
            problems.Add($"'asof' asks for entries as they were on one day, 'scope=history' for all states they ever had: leave one of them away, asof={day} or scope=history.");
        }

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

            List<string> given = [.. values.OfType<string>().Select(static value => value.Trim()).Where(static value => value.Length > 0).Distinct(StringComparer.Ordinal)];
            var dash = name.EndsWith("-from", StringComparison.Ordinal) ? 5 : name.EndsWith("-to", StringComparison.Ordinal) ? 3 : 0;
            if (dash > 0 && Find(name[..^dash], out _) is { Kind: FieldKind.Date } date)
            {
                // The two boxes of a form, where no script joins them.
                if (given.Count > 0)
                {
                    // in its place among the others: one question, one address
                    filters.AddRange(filters.Exists(filter => filter.Field == date.Name) ? [] : [new FieldFilter(date.Name, [])]);
                    boxes[date.Name] = dash == 5 ? (given[0], boxes.GetValueOrDefault(date.Name).To) : (boxes.GetValueOrDefault(date.Name).From, given[0]);
                }
            }
            else if (Find(name, out var also) is { } field && field.Is(FieldUses.Filter))
            {
                Add(filters, field, given, problems);
                if (also is { Field: { } other } && given.Count > 0)
                {
                    narrows.Add((other, also.Text, name));
                }
            }
            else if (!PassesOverUnknown)
            {
                problems.Add($"There is no parameter '{name}'.{(fields.Nearest(name) is { } near ? $" The nearest field is '{near}'." : "")}");
            }
        }

        foreach (var (field, (from, to)) in boxes)
        {
            Add(filters, fields[field], [$"{from}{FieldFilter.Between}{to}"], problems);
        }

        foreach (var (field, value, name) in narrows)
        {
            Narrow(filters, field, value, name, problems);
        }

        return (question with { Filters = [.. filters.Select(filter => WithOneRange(fields[filter.Field], filter))] }, problems);
    }

    /// <summary>A field by its name or by another that the query language knows, in capital letters, too.</summary>
    /// <param name="also">What the name says beside: a mark is the title of a trademark.</param>
    private IndexField? Find(string name, out QueryTerm? also)
    {
        also = null;
        var small = name.ToLowerInvariant();
        if (fields.TryFind(name, out var field) || fields.TryFind(small, out field))
        {
            return field;
        }

        if (fields.Words.Alias(small) is { } alias && fields.TryFind(alias.Field, out field))
        {
            also = alias.Also;
            return field;
        }

        return null;
    }

    /// <summary>What another name of a field says beside (mark=kopi is of trademarks) narrows what is asked for.</summary>
    private static void Narrow(List<FieldFilter> filters, string field, string value, string name, List<AddressProblem> problems)
    {
        var at = filters.FindIndex(filter => filter.Field == field);
        if (at < 0)
        {
            filters.Add(FieldFilter.Any(field, value));
        }
        else if (filters[at].Values.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            filters[at] = FieldFilter.Any(field, value);
        }
        else
        {
            problems.Add($"'{name}' is of {field}={value}, and {field}={string.Join($" or {field}=", filters[at].Values)} is asked for, too: nothing is both.");
        }
    }

    /// <summary>One range alone has its ends in the two boxes of a form.</summary>
    private static FieldFilter WithOneRange(IndexField field, FieldFilter filter) =>
        field.Kind == FieldKind.Date && filter.Values is [var one] && one.Contains(FieldFilter.Between, StringComparison.Ordinal) && FieldFilter.RangeOf(one) is ({ }, _) or (_, { })
            ? FieldFilter.Range(field.Name, FieldFilter.RangeOf(filter.Values[0]).From, FieldFilter.RangeOf(filter.Values[0]).To) : filter;

    private static bool ScopeOf(string? text, List<AddressProblem> problems)
    {
        if (text is not (null or "" or "current" or "history"))
        {
            problems.Add($"'{text}' is no 'scope': current, history.");
        }

        return text == "history";
    }

    /// <summary>A day and which time it asks; null where either cannot be read or there is no day.</summary>
    public static (RegisterDate Day, AsOfTime By)? TimeOf(string? asof, string? asofby)
    {
        var problems = new List<AddressProblem>();
        var (day, by) = (DayOf(asof, problems), TimeOf(asofby, problems));
        return day is { } asked && problems.Count == 0 ? (asked, by) : null;
    }

    private static RegisterDate? DayOf(string? text, List<AddressProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (QueryDates.TryDate(text, out var day))
        {
            return day;
        }

        problems.Add($"'asof' is '{text}', which is no date. Write a year (2019), a month (2019-05) or a day (2019-05-31).");
        return null;
    }

    private static AsOfTime TimeOf(string? text, List<AddressProblem> problems)
    {
        if (text is not (null or "" or "law" or "learnt"))
        {
            problems.Add($"'{text}' is no 'asofby': law, learnt.");
        }

        return text == "learnt" ? AsOfTime.Learnt : AsOfTime.InLaw;
    }

    /// <summary>Adds values to the group of their field: any of them will do.</summary>
    private void Add(List<FieldFilter> filters, IndexField field, List<string> values, List<AddressProblem> problems)
    {
        if (values.RemoveAll(value => value.Length > LongestValue) > 0)
        {
            problems.Add($"A value of '{field.Name}' is longer than {LongestValue} characters.");
        }

        // the words of the portal mean what they mean in the query: office=Singapore, status=in force
        values = [.. values.Select(value => fields.Words.ValueOf(field.Name, value)).Distinct(StringComparer.Ordinal)];

        // of a closed list any other value finds nothing, which would look like an answer
        if (fields.Words.Closed(field.Name) is { } allowed && values.Find(value => !allowed.Contains(value, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            problems.Add(AddressProblem.OfValue(fields.Words.KindMeant(field.Name, unknown) is { } kind ? $"'{unknown}' is no value of '{field.Name}' but a kind: kind={kind}." : $"'{unknown}' is no value of '{field.Name}': {string.Join(", ", allowed)}.", field.Name, unknown, fields.Words.Nearest(field.Name, unknown)));
        }

        foreach (var (value, range) in field.Kind == FieldKind.Date ? values.Select(static value => (value, FieldFilter.RangeOf(value))) : [])
        {
            if (QueryDates.TryDate(range.From ?? "", out var first) && QueryDates.TryDate(range.To ?? "", out var last) && first.FirstDay > last.LastDay)
            {
                problems.Add($"'{field.Name}={value}' ends before it begins: write {field.Name}={range.To}{FieldFilter.Between}{range.From}.");
            }
        }

        var at = filters.FindIndex(filter => filter.Field == field.Name);
        if (at >= 0)
        {
            filters[at] = filters[at] with { Values = [.. filters[at].Values.Union(values, StringComparer.Ordinal)] };
        }
        else if (values.Count > 0)
        {
            filters.Add(new FieldFilter(field.Name, values));
        }
    }

    private SearchSort? SortOf(string? text, List<AddressProblem> problems)
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
