using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>A place in a foreign query that is read letter by letter, and how deep its brackets are there.</summary>
internal abstract class QueryScanner(string query)
{
    private int depth;

    protected string Query { get; } = query;

    protected int At { get; set; }

    protected bool IsAtEnd => At == Query.Length;

    protected void Skip()
    {
        while (At < Query.Length && char.IsWhiteSpace(Query[At]))
        {
            At++;
        }
    }

    protected bool Take(Regex what)
    {
        Skip();
        if (what.Match(Query, At) is not { Success: true } match)
        {
            return false;
        }

        At += match.Length;
        return true;
    }

    /// <summary>Reads what stands in a bracket or behind a NOT, as deep as in this language.</summary>
    /// <param name="opens">Where the bracket or NOT stands.</param>
    protected string Deeper(int opens, Func<string> read)
    {
        if (++depth > QueryLanguage.DeepestNesting)
        {
            throw TooDeep(opens);
        }

        var inside = read();
        depth--;
        return inside;
    }

    public static ForeignQueryException TooDeep(int? opens) => new(Invariant($"brackets and NOTs are nested more than {QueryLanguage.DeepestNesting} deep."), opens, 1);
}
