using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Offices;

/// <summary>A number taken apart by the form of its office.</summary>
/// <param name="Canonical">One form for all ways of writing it: that by which entries are known and found; letters and figures as they stand where <paramref name="Candidates"/> are several.</param>
/// <param name="Year">The year in it, of four figures.</param>
/// <param name="CheckFits">Whether its check digit is right; null where the form has none, or it was left out.</param>
/// <param name="Version">Of the office's forms.</param>
/// <param name="Candidates">The forms it may have, where the office's forms allow several: none of them is taken.</param>
public sealed record ReadNumber(NumberForm Form, string Canonical, int? Year, bool? CheckFits, int Version, IReadOnlyList<string> Candidates);

/// <content>Numbers as their offices write them.</content>
public sealed partial class OfficeProfiles
{
    private readonly ConcurrentDictionary<(string Office, Right Right, Numbers Of), (NumberForm Form, Regex Pattern)[]> _numberForms = [];

    /// <summary>
    /// Takes a number apart by the first form it fits and whose years the year in it does not contradict; null where it fits none. Such a number is
    /// taken as it is, and a check says so.
    /// </summary>
    public ReadNumber? ReadNumber(OfficeNumber number, Right right)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (!_numberForms.TryGetValue((number.Office, right, number.Of), out var forms))
        {
            forms = _numberForms[(number.Office, right, number.Of)] = WithPatterns(number.Office, right, number.Of);
        }
        var plain = NumberSigns.Plain(number.Written);
        var closed = Close(plain);
        foreach (var (form, pattern) in forms)
        {
            if (Fit(pattern, plain, closed) is { Success: true } match && YearOf(match, form) is var year
                && !IsOutside(form, year))
            {
                var candidates = Candidates(number.Office, number.Of, number.Written);
                return new ReadNumber(form, candidates is [var one] ? one : FoldedForms.Of(number.Office, number.Of, OfficeNumber.Fold(number.Office, number.Written)), year, CheckOf(form, match),
                    Find(number.Office)!.NumbersVersion, candidates);
            }
        }
        return null;
    }

    /// <summary>
    /// A form of these numbers has a check digit by which they are judged: CNIPA's, right in every real number met. The EPO's is told while its documents are
    /// read; of Singapore's the rule is found by trial, and numbers in print are known that do not fit it.
    /// </summary>
    public bool IsJudgedByCheckDigit(string office, Right right, Numbers of)
    {
        foreach (var form in Find(office)?.Numbers ?? [])
        {
            if (form.Check == "cnipa" && form.Of == of && form.Right == RightKey(right))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A number of each form the office writes: for whoever must see how one looks.</summary>
    internal IEnumerable<string> NumberExamples(string office, Right right, Numbers of) => (Find(office)?.Numbers ?? []).Where(form => form.Of == of && (form.Right == RightKey(right) || form.Right == AnyRight)).Select(static form => form.Example).Distinct(StringComparer.Ordinal);

    private (NumberForm Form, Regex Pattern)[] WithPatterns(string office, Right right, Numbers of) =>
    [
        .. (Find(office)?.Numbers ?? []).Where(form => form.Of == of && (form.Right == RightKey(right) || form.Right == AnyRight))
            .Select(static form => (form, new Regex(form.Pattern, RegexOptions.CultureInvariant, Patience))),
    ];

    /// <summary>Two figures are taken of the hundred years that end with the form; without an end, of those up to 2077.</summary>
    private static int? YearOf(Match match, NumberForm form)
    {
        if (match.Groups["year"] is not { Success: true, Length: 2 or 4 } year || !int.TryParse(year.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var given))
        {
            return null;
        }
        if (year.Length == 4)
        {
            return given;
        }
        var last = form.Until ?? 2077;
        return last - ((((last % 100) - given) + 100) % 100);
    }

    private static bool? CheckOf(NumberForm form, Match match)
    {
        if (form.Check is null || match.Groups["check"] is not { Success: true, Length: > 0 } check)
        {
            return null;
        }
        Span<char> figures = stackalloc char[match.Length];
        var length = 0;
        foreach (var name in (ReadOnlySpan<string>)(form.Check switch { "damm" => ["year", "serial"], "dpma" => ["type", "year", "serial"], _ => ["year", "filed", "type", "serial"] }))
        {
            foreach (var figure in match.Groups[name].ValueSpan)
            {
                if (!char.IsWhiteSpace(figure))
                {
                    figures[length++] = figure;
                }
            }
        }
        // Of a figure by which nothing can be told only the dot before it says that it is a check digit.
        return CheckDigits.Fits(form.Check, figures[..length], check.ValueSpan) ?? (match.ValueSpan[check.Index - match.Index - 1] == '.' ? null : false);
    }
}
