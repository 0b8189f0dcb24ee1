using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Offices;

/// <content>One form for all ways of writing a number: what identity, search, comparing and checks go by.</content>
public sealed partial class OfficeProfiles
{
    /// <summary>Another one whenever the code brings a number to another form by the same files.</summary>
    private const int Reading = 2;

    /// <summary>Of these are most numbers, which are taken as they are.</summary>
    private static readonly SearchValues<char> Closed = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ./-");

    private readonly ConcurrentDictionary<(string Office, Numbers Of), (NumberForm Form, Regex Pattern)[]> _oneForms = [];
    private readonly ConcurrentDictionary<(string Office, Numbers Of), bool> _numbered = [];

    /// <summary>The embedded files hold unless the operator's are laid over them (<see cref="NumberRules.Use"/>). Before any code of this assembly runs: whatever folds a number first must find them.</summary>
#pragma warning disable CA2255 // Values cannot name this room, and a number folded before the rules are known would be another entry.
    [ModuleInitializer]
    internal static void OfferNumberRules() => NumberRules.Source = static () => Embedded.Rules();
#pragma warning restore CA2255

    /// <summary>What the files say of numbers that are written in several forms.</summary>
    public NumberRules Rules()
    {
        var said = new StringBuilder().Append(OfficeNumber.FoldingRule).Append(' ').Append(Reading);
        var rules = new List<(string, Numbers, Func<string, string?>)>();
        foreach (var office in All)
        {
            foreach (var of in office.Numbers.Where(static form => form.Canonical is not null).Select(static form => form.Of).Distinct().Order())
            {
                var (code, numbered) = (office.Code, of);
                rules.Add((code, numbered, written => Candidates(code, numbered, written) is [var one] ? one : null));
                foreach (var form in office.Numbers.Where(form => form.Of == of))
                {
                    said.Append(CultureInfo.InvariantCulture, $"\n{office.Code} {of} {form.Right} {form.Pattern} {form.Canonical} {form.From} {form.Until} {form.Check}");
                }
            }
        }
        return new NumberRules(rules, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())).AsSpan(0, 8)), Meant, IsWritten);
    }

    /// <summary>
    /// The folded forms that the office's canonical forms give a number: one as a rule, none where it fits no such form, several where it can be read in several ways.
    /// A form of another right counts only where it is canonical itself. A check digit that is judged and wrong is not taken off: nobody knows what is wrong about the number.
    /// </summary>
    private List<string> Candidates(string office, Numbers of, string written)
    {
        List<(string Right, string Folded, bool IsCanonical)>? fitting = null;
        var plain = NumberSigns.Plain(written);
        var closed = Close(plain);
        foreach (var (form, pattern) in OneForms(office, of))
        {
            if (Fit(pattern, plain, closed) is { Success: true } match && YearOf(match, form) is var year && !IsOutside(form, year))
            {
                var isCanonical = form.Canonical is not null && CheckOf(form, match) != false;
                (fitting ??= []).Add((form.Right, FoldedForms.Of(office, of, OfficeNumber.Fold(office, isCanonical ? Canonical(form, match, year) : plain)), isCanonical));
            }
        }
        return fitting is null || !fitting.Exists(static one => one.IsCanonical) ? []
            : [.. fitting.Where(one => one.IsCanonical || fitting.Exists(other => other.IsCanonical && other.Right == one.Right)).Select(static one => one.Folded).Distinct()];
    }

    /// <summary>Without blanks and in capital letters: "CN 202111286633.x" is no other number than "CN202111286633.X".</summary>
    private static string Close(string written) => written.AsSpan().IndexOfAnyExcept(Closed) < 0 ? written : string.Concat(written.Where(static letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();

    /// <summary>A form may demand blanks or small letters, too.</summary>
    private static Match Fit(Regex pattern, string plain, string closed) => pattern.Match(plain) is var match && (match.Success || ReferenceEquals(plain, closed)) ? match : pattern.Match(closed);

    private static Match Fit(Regex pattern, string plain) => pattern.Match(plain) is { Success: true } match ? match : Fit(pattern, plain, Close(plain));

    /// <summary>The folded forms a number may have where it can be read in several ways by the office's forms: it is taken as written then. Nothing is allocated for any other.</summary>
    public IReadOnlyList<string> Forms(OfficeNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (!HasOneForm(number.Office, number.Of))
        {
            return [];
        }
        var (plain, fitting) = (NumberSigns.Plain(number.Written), 0);
        var closed = Close(plain);
        foreach (var (_, pattern) in OneForms(number.Office, number.Of))
        {
            fitting += pattern.IsMatch(plain) || (!ReferenceEquals(plain, closed) && pattern.IsMatch(closed)) ? 1 : 0;
        }
        return fitting > 1 ? Candidates(number.Office, number.Of, number.Written) : [];
    }

    /// <summary>Asked for every number that is checked, and of most offices no.</summary>
    private bool HasOneForm(string office, Numbers of) => _numbered.TryGetValue((office, of), out var known) ? known : _numbered[(office, of)] = NamesOneForm(office, of);

    // Apart: a method with a closure allocates it whether or not it is needed.
    private bool NamesOneForm(string office, Numbers of) => Find(office)?.Numbers.Exists(form => form.Of == of && form.Canonical is not null) == true;

    private (NumberForm Form, Regex Pattern)[] OneForms(string office, Numbers of) => _oneForms.TryGetValue((office, of), out var forms) ? forms : _oneForms[(office, of)] = CompiledForms(office, of);

    private (NumberForm Form, Regex Pattern)[] CompiledForms(string office, Numbers of) =>
        [.. (Find(office)?.Numbers ?? []).Where(form => form.Of == of).Select(static form => (form, new Regex(form.Pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled, Patience)))];

    private static bool IsOutside(NumberForm form, int? year) => year is { } given && (given < (form.From ?? given) || given > (form.Until ?? given));

    /// <summary>${yyyy} and ${yy} are the year in four and in two figures, however it is written.</summary>
    private static string Canonical(NumberForm form, Match match, int? year) => match.Result(form.Canonical!
        .Replace("${yyyy}", year?.ToString("0000", CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal)
        .Replace("${yy}", (year % 100)?.ToString("00", CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal));
}
