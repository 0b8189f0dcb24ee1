using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Offices;

/// <content>What a number somebody typed can mean: every office's form it fits, however it is written.</content>
public sealed partial class OfficeProfiles
{
    /// <summary>Shorter serials are in no form.</summary>
    private const int FewestDigits = 5;

    private const int MostDigits = 10;

    /// <summary>More forms of one text are no help to anybody.</summary>
    private const int MostMeant = 64;

    private Lazy<IReadOnlyList<(string Office, Numbers Of, Regex Pattern)>>? _allForms;

    /// <summary>True if an office writes a number so, with blanks in it, by the forms in its file.</summary>
    private bool IsWritten(string text)
    {
        var (upper, digits) = (text.Trim().ToUpperInvariant(), text.Count(char.IsAsciiDigit));
        return digits >= FewestDigits && upper.Length <= 32 && upper.Contains(' ', StringComparison.Ordinal) && (_allForms ??= new(FormsOfAll)).Value.Any(form => form.Pattern.IsMatch(upper));
    }

    /// <summary>
    /// The numbers a text can mean by the forms of the offices: with and without an office's code in front and a kind code behind, and with other zeros in front of the serial where the
    /// office's form has them. Each is the office's code and the folded number; they are candidates, for one text may fit several. Spellings of the text itself are not among them.
    /// </summary>
    public IReadOnlyList<string> Meant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var closed = Close(text.Trim());
        if (closed.Length > 32 || closed.Count(char.IsAsciiDigit) < FewestDigits)
        {
            return [];
        }

        var named = closed.Length > 2 && !char.IsLetter(closed[2]) ? Find(closed[..2])?.Code : null;
        string[] ways = [.. Ways(closed, named).Distinct(StringComparer.Ordinal)];
        var meant = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (office, of, pattern) in (_allForms ??= new(FormsOfAll)).Value)
        {
            if (named is not null && named != office)
            {
                continue;
            }

            foreach (var way in ways)
            {
                if (pattern.Match(way) is { Success: true } match)
                {
                    meant.Add(office + OfficeNumber.Fold(office, of, way));
                    meant.UnionWith(Padded(way, match, pattern).Select(other => office + OfficeNumber.Fold(office, of, other)));
                }
                else
                {
                    meant.UnionWith(WithZeros(way, pattern).Select(other => office + OfficeNumber.Fold(office, of, other)));
                }
            }
        }

        if (named is not null)
        {
            // an office that is named means its number, whether or not a form of it is known
            meant.UnionWith(ways.SelectMany(way => Enum.GetValues<Numbers>().Select(of => named + OfficeNumber.Fold(named, of, way))).Where(static key => key.Length > 2 + FewestDigits));
        }

        meant.Remove(string.Concat(closed.Where(char.IsLetterOrDigit)));
        if (named is null && closed.All(char.IsAsciiDigit))
        {
            // a row of digits is found in every office as it stands
            meant.RemoveWhere(key => key.AsSpan(2).SequenceEqual(closed));
        }

        return [.. meant.Take(MostMeant)];
    }

    /// <summary>As written, without the office's code, without the kind code, without both.</summary>
    private static IEnumerable<string> Ways(string closed, string? named)
    {
        var plain = KindBehind().Replace(closed, "");
        foreach (var way in new[] { closed, plain })
        {
            yield return way;
            if (named is not null && way.Length > 2)
            {
                yield return way[2..].TrimStart('/', '-', '.');
            }
        }
    }

    /// <summary>The same number with more or fewer zeros in front of its serial, where the form allows.</summary>
    private static IEnumerable<string> Padded(string way, Match match, Regex pattern)
    {
        if (match.Groups["serial"] is not { Success: true } serial || serial.Value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            yield break;
        }

        var bare = serial.Value.TrimStart('0');
        for (var length = Math.Max(1, bare.Length); length <= MostDigits; length++)
        {
            var other = string.Concat(way.AsSpan(0, serial.Index), bare.PadLeft(length, '0'), way.AsSpan(serial.Index + serial.Length));
            if (length != serial.Length && pattern.Match(other) is { Success: true } again && again.Groups["year"].Value == match.Groups["year"].Value && again.Groups["type"].Value == match.Groups["type"].Value)
            {
                yield return other;
            }
        }
    }

    /// <summary>A number whose serial, behind a stroke or dash, was written without the zeros the form has (4/2026/102), with as many as it may have.</summary>
    private static IEnumerable<string> WithZeros(string way, Regex pattern)
    {
        var start = way.Length;
        while (start > 0 && char.IsAsciiDigit(way[start - 1]))
        {
            start--;
        }

        if (start == way.Length || start == 0 || way[start - 1] is not ('/' or '-'))
        {
            yield break;
        }

        for (var length = way.Length - start + 1; length <= MostDigits; length++)
        {
            var other = string.Concat(way.AsSpan(0, start), way[start..].PadLeft(length, '0'));
            if (pattern.Match(other) is { Success: true } match && match.Groups["serial"] is { Success: true } serial && serial.Index >= start)
            {
                yield return other;
            }
        }
    }

    private IReadOnlyList<(string Office, Numbers Of, Regex Pattern)> FormsOfAll() =>
        [.. All.SelectMany(office => office.Numbers.Select(form => (office.Code, form.Of, new Regex(form.Pattern, RegexOptions.CultureInvariant, Patience))))];

    [GeneratedRegex("(?<=[0-9])[A-Z][0-9]?$", RegexOptions.CultureInvariant)]
    private static partial Regex KindBehind();
}
