using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// The form of a number: how long it is, and where it has which letters. Two numbers in one form are two numbers; in two forms they may be one, written with its year in two
/// digits and in four, with zeros in front or without, with a check digit or without.
/// </summary>
internal static class NumberShape
{
    /// <summary>Of no number.</summary>
    public const int None = 0;

    /// <summary>Of numbers in several forms, and of one that may be a part of another: compared with nothing.</summary>
    public const int Several = -1;

    /// <summary>Of the application numbers of an office among these.</summary>
    public static int Of(IReadOnlyList<OfficeNumber> numbers, string office)
    {
        var shape = None;
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] is { Of: Numbers.Application, Identifies: true } number && number.Office == office && number.Folded.Length > 0)
            {
                shape = Both(shape, Of(number));
            }
        }
        return shape;
    }

    public static int Both(int one, int other) => one == other || other == None ? one : one == None ? other : Several;

    /// <summary>
    /// The numbers of two entries that a record joins: all they had, and those the record adds; an application number only where they have none, for by that what comes later is told from another's.
    /// </summary>
    /// <param name="before">Of the two.</param>
    /// <param name="told">Of the statements their state is made of.</param>
    /// <param name="said">Of the record that joins them.</param>
    /// <param name="office">Its office.</param>
    public static List<OfficeNumber> Joined(List<OfficeNumber> before, List<OfficeNumber> told, IReadOnlyList<OfficeNumber> said, string office)
    {
        List<OfficeNumber> all = [.. before, .. told.Where(number => !before.Contains(number))];
        var hasNone = Of(all, office) == None;
        all.AddRange(said.Where(number => !all.Contains(number) && (hasNone || number.Of != Numbers.Application || number.Office != office)).ToList());
        return all;
    }

    private static int Of(OfficeNumber number)
    {
        if (IsPart(number.Written))
        {
            return Several;
        }
        // FNV-1a: two forms that meet by chance are compared though they need not be.
        var hash = 2166136261u;
        foreach (var letter in number.Folded)
        {
            hash = (hash ^ (char.IsAsciiDigit(letter) ? '9' : letter)) * 16777619u;
        }
        return (int)hash is None or Several ? 1 : (int)hash;
    }

    /// <summary>Up to two characters behind a hyphen, as parts and extensions of an application have: 1912345-01, 40201711800X-01, JID2019045707_A.</summary>
    private static bool IsPart(string written)
    {
        var text = written.AsSpan().Trim();
        return text.LastIndexOfAny('-', '_') is var at and > 5 && text.Length - at - 1 is 1 or 2;
    }
}
