using System.Buffers;

namespace Daftar.Checking.Codes;

/// <summary>Whether what is written as one number is a list of them. Numbers are grouped, parted and signed in many ways, so that only what cannot be one number is said to be several.</summary>
internal static class SeveralNumbers
{
    private static readonly SearchValues<char> Between = SearchValues.Create(";|&,/、，；،؛\n\t ");

    /// <summary>With a blank before and behind.</summary>
    private static readonly string[] Words = ["and", "et", "y", "und", "e", "dan", "och", "и", "و"];

    public static bool Are(ReadOnlySpan<char> written)
    {
        written = written.Trim();
        for (var from = 0; from < written.Length && written[from..].IndexOfAny(Between) is >= 0 and var found;)
        {
            var at = from + found;
            from = at + 1;
            var length = written[at] == ' ' ? LengthOfWord(written[from..]) + 1 : 1;
            if (length < 1)
            {
                continue;
            }
            var one = written[..at].TrimEnd();
            var other = written[(at + length)..].TrimStart();
            if (!one.IsEmpty && !other.IsEmpty && written[at] switch
            {
                '/' => written[at - 1] == ' ' && written[at + 1] == ' ' && AreAlike(one, other),
                ';' or '|' or '&' or '；' or '؛' or ' ' => Digits(one) > 2 && Digits(other) > 2,
                _ => AreAlike(one, other) || (written[at + 1] == ' ' && IsLastPart(one, other)),
            })
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Of the word between two numbers, and the blank behind it; negative where there is none.</summary>
    private static int LengthOfWord(ReadOnlySpan<char> rest)
    {
        foreach (var word in Words)
        {
            if (rest.Length > word.Length && rest[word.Length] == ' ' && rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return word.Length + 1;
            }
        }
        return -2;
    }

    /// <summary>Built alike as far as the shorter one goes, and long enough that groups of digits are not: RW/T/2021/0178 and RW/T/2021/0179/R, 2021001234 and 2021001235.</summary>
    private static bool AreAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        // Another may follow.
        other = other.IndexOfAny(',', ';') is > 0 and var next ? other[..next] : other;
        var (parts, digits) = (0, 0);
        while (one.Length > 0 && other.Length > 0)
        {
            var (length, beside) = (Run(one), Run(other));
            if (char.IsDigit(one[0]) ? !char.IsDigit(other[0]) : char.IsLetter(one[0]) ? !char.IsLetter(other[0]) || length != beside : one[0] != other[0])
            {
                return false;
            }
            parts++;
            digits += char.IsDigit(one[0]) ? Math.Min(length, beside) : 0;
            one = one[length..];
            other = other[beside..];
        }
        return digits > 4 || (parts > 2 && digits > 2);
    }

    /// <summary>RW/T/2021/0178, 0179: no more than the end is written again.</summary>
    private static bool IsLastPart(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var end = one.Length;
        while (end > 0 && char.IsDigit(one[end - 1]))
        {
            end--;
        }
        return end > 3 && one.Length - end is var length && length > 2 && Run(other) == length && char.IsDigit(other[0]) && (other.Length == length || !char.IsLetterOrDigit(other[length])) && Digits(one) > length;
    }

    private static int Run(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && ((char.IsDigit(text[0]) && char.IsDigit(text[length])) || (char.IsLetter(text[0]) && char.IsLetter(text[length]))))
        {
            length++;
        }
        return length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsDigit(c) ? 1 : 0;
        }
        return count;
    }
}
