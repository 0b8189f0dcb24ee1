using Daftar.Languages;

namespace Daftar.Server.Portal;

/// <summary>Queries that show what the language can do, each with what it means.</summary>
internal static class Examples
{
    public static IEnumerable<(string Query, string Meaning)> Of(Labels words) =>
    [
        ("coffee", words["examples.word"]),
        ("right:indication product:coffee", words["examples.fields"]),
        ("\"solar panel\" right:patent", words["examples.phrase"]),
        ("class:30 status:inForce filed:2020..2024", words["examples.range"]),
        ("owner:(kopi OR kape)", words["examples.or"]),
        ("bio* NOT office:SG", words["examples.prefix"]),
    ];
}
