using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Offices;

/// <content>What checks ask of office files.</content>
public sealed partial class OfficeProfiles
{
    /// <summary>How office files write a year in a form.</summary>
    private const string FullYear = @"(?<year>\d{4})";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Office, Right Right, Numbers Of), Regex[]> _forms = [];

    /// <summary>The forms in which an office writes these numbers; none where its file names none.</summary>
    public Regex[] NumberForms(string office, Right right, Numbers of) =>
        _forms.TryGetValue((office, right, of), out var known) ? known : _forms[(office, right, of)] = Compiled(office, right, of);

    // Apart: a method with a closure allocates it whether or not it is needed.
    private Regex[] Compiled(string office, Right right, Numbers of) =>
    [
        .. (Find(office)?.Numbers ?? []).Where(form => form.Of == of && (form.Right == RightKey(right) || form.Right == AnyRight))
            .Select(static form => new Regex(form.Pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled, Patience)),
    ];

    /// <summary>
    /// The number is written in one of the office's forms, or its file names none. Which signs it is written with (digits of another script or width, other dashes and blanks, small letters)
    /// makes it no other form.
    /// </summary>
    public bool HasForm(OfficeNumber number, Right right)
    {
        ArgumentNullException.ThrowIfNull(number);
        var forms = NumberForms(number.Office, right, number.Of);
        if (forms.Length == 0)
        {
            return true;
        }
        // As it is written first: that is most numbers, and costs nothing that stays.
        foreach (var form in forms)
        {
            if (form.IsMatch(number.Written.AsSpan().Trim()))
            {
                return true;
            }
        }
        return FitsPlainly(forms, number.Written);
    }

    private static bool FitsPlainly(Regex[] forms, string written)
    {
        var plain = NumberSigns.Plain(written);
        var closed = Close(plain);
        return Array.Exists(forms, form => Fit(form, plain, closed).Success);
    }

    /// <summary>The year in a number, where the first form it fits names one of four digits.</summary>
    public int? YearIn(OfficeNumber number, Right right)
    {
        ArgumentNullException.ThrowIfNull(number);
        foreach (var form in NumberForms(number.Office, right, number.Of))
        {
            // Most forms name no year of four digits: they cost no match.
            if (form.ToString().Contains(FullYear, StringComparison.Ordinal) && Fit(form, NumberSigns.Plain(number.Written)) is { Success: true } match)
            {
                return match.Groups["year"] is { Success: true, ValueSpan: { Length: 4 } year } ? int.Parse(year, CultureInfo.InvariantCulture) : null;
            }
        }
        return null;
    }

    /// <summary>Applications a year of an office and right, where its file says.</summary>
    public int? VolumeOf(string office, Right right) => Find(office)?.ExpectedVolumes is { } volumes && volumes.TryGetValue(RightKey(right), out var usual) ? usual : null;

    /// <summary>Applications in a usual update of an office and right, where its file says how many updates a year has.</summary>
    public double? UsualUpdate(string office, Right right) =>
        VolumeOf(office, right) is { } year && Find(office)!.UpdatesAYear.TryGetValue(RightKey(right), out var updates) && updates > 0 ? (double)year / updates : null;

    /// <summary>It passes on records of other offices, as the EPO does with DOCDB.</summary>
    public bool MayDeliverForOthers(string office) => Find(office)?.Mandates.Count > 0;
}
