using System.Globalization;
using System.Text;
using Daftar.Search;

namespace Daftar.Server.Searching;

/// <summary>
/// What mark is compared, as it stands in an address, the same in portal and API: <c>q</c> its words · <c>class</c> its Nice classes, repeated or with commas · <c>office</c>, repeated ·
/// <c>status=inForce</c> · <c>goods=same</c> only marks with a class in common · <c>not</c> an entry that is left out · <c>least</c> the least score.
/// </summary>
internal sealed record SimilarQuestion(string Words, IReadOnlyList<string> Classes, IReadOnlyList<string> Offices, bool InForce, bool SameClass, Guid? Except, int Least)
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private const int LongestName = 200;
    private const int MostClasses = 45;

    /// <param name="address">The parameters of the address.</param>
    /// <param name="others">Parameters that are left to the caller.</param>
    /// <returns>The question, and a sentence for each parameter that is not understood.</returns>
    public static (SimilarQuestion Question, IReadOnlyList<AddressProblem> Problems) Read(IQueryCollection address, params ReadOnlySpan<string> others)
    {
        var problems = new List<AddressProblem>();
        foreach (var name in address.Keys)
        {
            if (name is not ("q" or "class" or "office" or "status" or "goods" or "not" or "least") && !others.Contains(name))
            {
                problems.Add($"There is no parameter '{name}' here.");
            }
            else if (name is not ("class" or "office") && address[name].Count > 1)
            {
                problems.Add($"'{name}' is given {address[name].Count} times, expected once.");
            }
        }

        string One(string name) => (address[name].FirstOrDefault() ?? "").Trim();
        var words = One("q");
        if (words.Length > LongestName)
        {
            problems.Add($"A mark of more than {LongestName} characters is not compared.");
        }

        var question = new SimilarQuestion(
            words.Length > LongestName ? words[..LongestName] : words, ClassesOf(address, problems), OfficesOf(address, problems),
            Choice("status", "inForce"), Choice("goods", "same"), null, SimilarRequest.WorthShowing);
        if (One("not") is { Length: > 0 } not)
        {
            question = Guid.TryParse(not, out var entry) ? question with { Except = entry } : Wrong($"'not' is '{not}', expected the id of an entry.");
        }

        if (One("least") is { Length: > 0 } least)
        {
            question = int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= 100 ? question with { Least = score } : Wrong($"'least' is '{least}', expected a score from 0 to 100.");
        }

        return (question, problems);

        bool Choice(string name, string value)
        {
            var given = One(name);
            if (given.Length > 0 && given != value)
            {
                problems.Add($"'{given}' is no value of '{name}': {value}.");
            }

            return given == value;
        }

        SimilarQuestion Wrong(string problem)
        {
            problems.Add(problem);
            return question;
        }
    }

    public SimilarRequest Request() => new() { Words = Words, Classes = Classes, Filters = [.. Filters()], Except = Except, Least = Least, Deadline = Deadline };

    public string ToQueryString()
    {
        var text = new StringBuilder("?q=").Append(Uri.EscapeDataString(Words));
        foreach (var one in Classes)
        {
            text.Append("&class=").Append(one);
        }

        foreach (var office in Offices)
        {
            text.Append("&office=").Append(Uri.EscapeDataString(office));
        }

        text.Append(InForce ? "&status=inForce" : "").Append(SameClass ? "&goods=same" : "");
        text.Append(Except is { } except ? FormattableString.Invariant($"&not={except:D}") : "");
        return text.Append(Least != SimilarRequest.WorthShowing ? FormattableString.Invariant($"&least={Least}") : "").ToString();
    }

    private IEnumerable<FieldFilter> Filters()
    {
        if (Offices.Count > 0)
        {
            yield return FieldFilter.Any("office", [.. Offices]);
        }

        if (InForce)
        {
            yield return FieldFilter.Any("status", "inForce");
        }

        if (SameClass && Classes.Count > 0)
        {
            yield return FieldFilter.Any("class", [.. Classes]);
        }
    }

    /// <summary>By code or by name, as in the search.</summary>
    private static List<string> OfficesOf(IQueryCollection address, List<AddressProblem> problems)
    {
        var offices = new List<string>();
        foreach (var text in address["office"].OfType<string>().Select(static office => office.Trim()).Where(static office => office.Length > 0))
        {
            if (QueryWords.OfRegister.UnknownIn("office", text) is { } sentence)
            {
                problems.Add(AddressProblem.OfValue(sentence, "office", text, QueryWords.OfRegister.Nearest("office", text)));
            }
            else if (QueryWords.OfRegister.ValueOf("office", text) is var office && !offices.Contains(office))
            {
                offices.Add(office);
            }
        }

        return offices;
    }

    private static List<string> ClassesOf(IQueryCollection address, List<AddressProblem> problems)
    {
        var classes = new List<string>();
        foreach (var text in address["class"].OfType<string>().SelectMany(value => value.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MostClasses)
            {
                problems.Add($"'{text}' is no Nice class: 1 to {MostClasses}.");
            }
            else if (number.ToString(CultureInfo.InvariantCulture) is var one && !classes.Contains(one))
            {
                classes.Add(one);
            }
        }

        return classes;
    }
}
