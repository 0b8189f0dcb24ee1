using System.Text.RegularExpressions;
using Daftar.Search;

namespace Daftar.Tests.Consistency;

/// <summary>Decision 11: SQL that works on one server works on a Citus cluster. Looked for in every migration and every text of the code.</summary>
public partial class SqlRulesTests
{
    /// <summary>Tables with a column that holds an entry's id whose unique keys are others, and why.</summary>
    private static readonly Dictionary<string, string> NotByEntry = new(StringComparer.Ordinal)
    {
        ["identifier"] = "looked up by the folded number",
        ["read_again"] = "a temporary list in the order of reading",
    };

    [Fact]
    public void NothingIsAskedThatAClusterRefuses() =>
        Complaints.None(Texts().SelectMany(text => Broken(text.Sql).Select(what => $"{text.File}: {what}")));

    [Fact]
    public void UniqueKeysContainTheColumnThatRowsAreSpreadBy()
    {
        var sql = string.Join('\n', Texts().Select(text => text.Sql));
        Complaints.None(Keys(sql));
        Assert.All(ScaleOut.Distributed, table => Assert.Contains($"create table {table.Table} (", sql, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("select office, count(*) from entry group by grouping sets ((office), ())", "grouping sets")]
    [InlineData("select 1 from entry group by rollup (office)", "grouping sets")]
    [InlineData("select 1 from entry where batch = 3 for update", "for update")]
    [InlineData("select 1 from entry FOR NO KEY UPDATE", "for update")]
    [InlineData("create temp table snapshot_stage (entry uuid)", "staging")]
    [InlineData("create unlogged table snapshot_staging as select 1", "staging")]
    public void ABrokenRuleIsSeen(string sql, string rule) => Assert.Contains(Broken(sql), what => what.Contains(rule, StringComparison.Ordinal));

    [Theory]
    [InlineData("create table search_entry (entry uuid not null, number int primary key);")]
    [InlineData("create table other (entry uuid not null, number int, primary key (number));")]
    [InlineData("create table other (entry uuid not null, number int, unique (number));")]
    [InlineData("create table search_word (word text, field int);\ncreate unique index one on search_word (field);")]
    public void AKeyWithoutTheColumnIsSeen(string sql) => Assert.Single(Keys(sql));

    [Theory]
    [InlineData("select id from job order by id for update skip locked limit 1")]
    [InlineData("create temp table entry_stage (like entry)")]
    public void WhatIsAllowedIsLetBe(string sql) => Assert.Empty(Broken(sql));

    private static IEnumerable<string> Broken(string sql)
    {
        if (GroupingSets().IsMatch(sql))
        {
            yield return "grouping sets, rollup and cube are refused by a cluster: count each field by itself";
        }

        if (ForUpdate().Matches(sql).Any(match => !match.Groups["skip"].Success))
        {
            yield return "for update over rows of several machines is refused: take the journal's lock, or skip locked in the one small table of jobs";
        }

        foreach (Match stage in Staging().Matches(sql))
        {
            if (!stage.Groups["shape"].Value.Equals($"(like {stage.Groups["target"].Value}", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"staging must be shaped like its target: create … {stage.Groups["name"].Value} (like {stage.Groups["target"].Value})";
            }
        }
    }

    private static IEnumerable<string> Keys(string sql)
    {
        var columns = ScaleOut.Distributed.ToDictionary(table => table.Table, table => table.Column, StringComparer.Ordinal);
        foreach (Match table in Tables().Matches(sql))
        {
            var (name, body) = (table.Groups["name"].Value, table.Groups["body"].Value);
            if (NotByEntry.ContainsKey(name) || (columns.TryGetValue(name, out var column) ? column : EntryColumn().IsMatch(body) ? "entry" : null) is not { } by)
            {
                continue;
            }

            columns[name] = by;
            var keys = TableKeys().Matches(body).Select(key => key.Groups["columns"].Value).Concat(ColumnKeys().Matches(body).Select(key => key.Groups["column"].Value));
            foreach (var key in keys.Where(key => !key.Split(',').Select(part => part.Trim()).Contains(by, StringComparer.Ordinal)))
            {
                yield return $"{name}: the unique key ({key.Trim()}) does not contain {by}, by which rows are spread";
            }
        }

        foreach (Match index in UniqueIndexes().Matches(sql))
        {
            if (columns.TryGetValue(index.Groups["table"].Value, out var by) && !index.Groups["columns"].Value.Split(',').Select(part => part.Trim()).Contains(by, StringComparer.Ordinal))
            {
                yield return $"{index.Groups["table"].Value}: the unique index ({index.Groups["columns"].Value}) does not contain {by}, by which rows are spread";
            }
        }
    }

    /// <summary>Migrations whole, and of code the texts in quotes.</summary>
    private static IEnumerable<(string File, string Sql)> Texts() =>
        Project.Files("*.sql", "src").Select(file => (file, Comments().Replace(Project.Read(file), "")))
            .Concat(Project.Files("*.cs", "src").Select(file => (file, string.Join('\n', Quoted().Matches(Project.Read(file)).Select(match => match.Value).Where(text => Statement().IsMatch(text))))));

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(grouping\s+sets|(rollup|cube)\s*\()", Plain)]
    private static partial Regex GroupingSets();

    [GeneratedRegex(@"\bfor\s+(no\s+key\s+update|update|share|key\s+share)\b(?<skip>(\s+of\s+\w+)?\s+skip\s+locked)?", Plain)]
    private static partial Regex ForUpdate();

    [GeneratedRegex(@"create\s+((temp|temporary|unlogged)\s+)?table\s+(if\s+not\s+exists\s+)?(?<name>(?<target>\w+?)_(stage|staging))\s+(?<shape>\(like \w+|\S+)", Plain)]
    private static partial Regex Staging();

    [GeneratedRegex(@"create\s+((temp|temporary|unlogged)\s+)?table\s+(if\s+not\s+exists\s+)?(?<name>\w+)\s*\((?<body>.*?)\)\s*(with\s*\(|on\s+commit|;|\Z|"")", Plain | RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex(@"(^|[,(\n])\s*entry\s+uuid\b", Plain)]
    private static partial Regex EntryColumn();

    [GeneratedRegex(@"\b(primary\s+key|unique)\s*\((?<columns>[^)]*)\)", Plain)]
    private static partial Regex TableKeys();

    [GeneratedRegex(@"(^|[,(\n])\s*(?<column>\w+)\s+[\w ""]+?(\s+collate\s+""\w+"")?(\s+not\s+null)?\s+(primary\s+key|unique)\s*(,|\n|\Z)", Plain)]
    private static partial Regex ColumnKeys();

    [GeneratedRegex(@"create\s+unique\s+index\s+(if\s+not\s+exists\s+)?\w+\s+on\s+(?<table>\w+)\s*\((?<columns>[^;]*?)\)\s*(;|\Z)", Plain)]
    private static partial Regex UniqueIndexes();

    [GeneratedRegex("--[^\n]*", Plain)]
    private static partial Regex Comments();

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Plain)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(select|insert\s+into|update|delete\s+from|create|truncate|copy|merge\s+into)\b", Plain)]
    private static partial Regex Statement();
}
