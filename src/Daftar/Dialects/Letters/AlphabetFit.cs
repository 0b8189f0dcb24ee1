namespace Daftar.Dialects;

/// <summary>Whether text reads as words of an alphabet: bytes taken for the wrong code page become letters no language of it has, signs inside words, capitals behind small letters.</summary>
internal static class AlphabetFit
{
    /// <summary>Signs between words or at their edges.</summary>
    private const string Punctuation = "\u00A0–—…•’‘“”„‚·«»‹›®™©†‡№";

    /// <summary>Signs before or behind numbers.</summary>
    private const string Values = "£€¥§±¢×÷‰¼½¾°";

    /// <summary>Words of one letter above ASCII, in some language of Europe.</summary>
    private const string Alone = "àáâåæéèêíóôöúü";

    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>Latin letters: those above ASCII stand among those of ASCII.</summary>
    /// <param name="text">All of the record, with its tags.</param>
    /// <param name="letters">Those above ASCII, small.</param>
    /// <param name="together">How many of them follow each other at most.</param>
    public static bool IsLatin(string text, string letters, int together)
    {
        int high = 0, plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOfWord(text[i]))
            {
                if (text[i] >= 0x80 && !IsSignInPlace(text, i))
                {
                    return false;
                }
                continue;
            }
            var from = i;
            var (of, run) = (0, 0);
            for (; i < text.Length && IsOfWord(text[i]); i++)
            {
                run = text[i] < 0x80 ? 0 : run + 1;
                of += text[i] < 0x80 ? 0 : 1;
                if (run > together || (run > 0 && !IsLetterInPlace(text, i, from, letters)))
                {
                    return false;
                }
            }
            if (of > 0 && i - from > 1)
            {
                high += of;
                plain += i - from - of;
            }
            else if (of > 0 && !Alone.Contains(char.ToLowerInvariant(text[from]), StringComparison.Ordinal))
            {
                return false;
            }
            i--;
        }
        return high <= plain * 2;
    }

    /// <summary>Letters of another alphabet: a word has either those or those of ASCII.</summary>
    /// <param name="beside">Letters of the page that stand in words of Latin ones.</param>
    public static bool IsOfItsOwn(string text, string letters, string beside = "")
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80)
            {
                continue;
            }
            if (beside.Contains(text[i], StringComparison.Ordinal))
            {
                if (IsOther(At(text, i - 1)) || IsOther(At(text, i + 1)))
                {
                    return false;
                }
                continue;
            }
            if (!IsOfWord(text[i]) && !letters.Contains(text[i], StringComparison.Ordinal))
            {
                if (!IsSignInPlace(text, i))
                {
                    return false;
                }
                continue;
            }
            if (!letters.Contains(char.ToLowerInvariant(text[i]), StringComparison.Ordinal) || char.IsAsciiLetter(At(text, i - 1)) || char.IsAsciiLetter(At(text, i + 1)) || IsOfWrongCase(text, i))
            {
                return false;
            }
        }
        return true;

        bool IsOther(char neighbour) => neighbour >= 0x80 && !beside.Contains(neighbour, StringComparison.Ordinal) && IsOfWord(neighbour);
    }

    /// <summary>The capital of ÿ begins no word; its byte is ź or ü elsewhere.</summary>
    private static bool IsLetterInPlace(string text, int i, int from, string letters) =>
        Tones.Contains(text[i], StringComparison.Ordinal)
            ? i > from && "aeiouyâăêôơư".Contains(char.ToLowerInvariant(text[i - 1]), StringComparison.Ordinal)
            : (letters.Contains(text[i], StringComparison.Ordinal) || letters.Contains(char.ToLowerInvariant(text[i]), StringComparison.Ordinal)) && text[i] != 'Ÿ' && !IsOfWrongCase(text, i);

    private static bool IsOfWrongCase(string text, int i) =>
        char.IsUpper(text[i]) ? char.IsLower(At(text, i - 1)) : char.IsLower(text[i]) && text[i] != 'ß' && char.IsUpper(At(text, i + 1));

    private static bool IsSignInPlace(string text, int i)
    {
        var (before, sign, behind) = (At(text, i - 1), text[i], At(text, i + 1));
        if (Punctuation.Contains(sign, StringComparison.Ordinal))
        {
            return sign is '„' or '‚' ? !char.IsLetter(before) : sign is '’' or '–' or '—' or '·' || !(char.IsLetter(before) && char.IsLetter(behind));
        }
        if (before >= 0x80 || (behind >= 0x80 && sign is not ('¡' or '¿')))
        {
            return false;
        }
        return sign switch
        {
            // Behind a word they are letters of another page (ą, ł).
            '²' or '³' or '¹' => (char.IsAsciiDigit(before) || before == 'm') && !char.IsLetter(behind),
            'ª' or 'º' => char.IsAsciiLetterOrDigit(before) && !char.IsLetter(behind),
            'µ' => !char.IsLetter(before) && char.IsAsciiLetter(behind),
            '¡' or '¿' => !char.IsLetter(before) && char.IsLetter(behind),
            '°' => (!char.IsLetter(before) || before is 'n' or 'N') && (!char.IsLetter(behind) || behind is 'C' or 'F'),
            _ => Values.Contains(sign, StringComparison.Ordinal) && !char.IsLetter(before) && !char.IsLetter(behind),
        };
    }

    private static bool IsOfWord(char c) => (char.IsLetter(c) && c is not ('ª' or 'º' or 'µ')) || (c >= 0x80 && Tones.Contains(c, StringComparison.Ordinal));

    private static char At(string text, int i) => i >= 0 && i < text.Length ? text[i] : ' ';
}
