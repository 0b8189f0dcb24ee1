using System.Globalization;
using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Compared with the forms in the office's file, per right and what is numbered; of an office without forms only what is running text, several numbers or a date is told.</summary>
internal sealed class NumberFormUnknown : RecordCheck
{
    public override string Code => "NUMBER-FORM-UNKNOWN";

    public override string Wrong => "A number in none of the office's forms, in running text, several in one, or a date";

    public override string Expected => "A number as the office writes it; the forms stand in its office file.";

    public override string Mend => "Look whether the number is complete and of this right, and deliver it alone, without words or another number beside it. If the office writes such numbers, send the operator an example of each form, for \"numbers\" in the office file.";

    public override void Run(IpRecord record, CheckRun run)
    {
        // Who passes on another office's records writes its numbers in a form of its own.
        if (record.ExchangedBy is not null)
        {
            return;
        }
        foreach (var number in record.Identifiers)
        {
            if (NumberStandsForNone.Is(number))
            {
                // Told as none.
                continue;
            }
            if (SeveralNumbers.Are(number.Written) && (!run.Offices.HasForm(number, record.Right) || run.Offices.NumberForms(number.Office, record.Right, number.Of).Length == 0))
            {
                run.Find(Invariant($"{number.Of} {number.Written}, several numbers in one element"), "identifierBag", number.Written, "One number; of several applications or registrations each a record of its own. The entry would be known by all of them together, and found by none.");
            }
            else if (!run.Offices.HasForm(number, record.Right))
            {
                var examples = string.Join(", ", run.Offices.NumberExamples(number.Office, record.Right, number.Of).Take(4));
                run.Find(Invariant($"{number.Of} {number.Written}"), "identifierBag", number.Written, examples.Length == 0 ? null : $"A number as {number.Office} writes it: {examples}.");
            }
            else if (number.Written.Length == 10 && IsDate(number.Written, record) && run.Offices.NumberForms(number.Office, record.Right, number.Of).Length == 0)
            {
                run.Find(Invariant($"{number.Of} {number.Written}, a date"), "identifierBag", number.Written, "The number: a date stands in its place, and everything numbered on that day would be known by it.");
            }
            else if (IsInWords(number.Written) && run.Offices.NumberForms(number.Office, record.Right, number.Of).Length == 0)
            {
                run.Find(Invariant($"{number.Of} {number.Written}"), "identifierBag", number.Written, "The number alone, as the office writes it, without words around it: the entry would be known by the whole of them, and not found by its number.");
            }
            else if (run.Offices.IsJudgedByCheckDigit(number.Office, record.Right, number.Of) && run.Offices.ReadNumber(number, record.Right) is { CheckFits: false })
            {
                run.Find(Invariant($"{number.Of} {number.Written}, whose check digit does not fit"), "identifierBag", number.Written);
            }
            else if (run.Offices.Forms(number) is { Count: > 1 } several)
            {
                run.Find(Invariant($"{number.Of} {number.Written}, which may be {string.Join(" or ", several)}"), "identifierBag");
            }
        }
    }

    /// <summary>2021-11-02, which no office has for a form of its own; of 02/11/2021 or 02.11.2021 only what is a date of the record, too.</summary>
    private static bool IsDate(string written, IpRecord record)
    {
        if (written is [_, _, _, _, '-', _, _, '-', _, _])
        {
            return RegisterDate.TryParse(written, out var day) && day.Year is > 1800 and < 2100;
        }
        if (written is not [_, _, '/' or '.' or '-', _, _, '/' or '.' or '-', _, _, _, _]
            || !int.TryParse(written.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var first) || !int.TryParse(written.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            || !int.TryParse(written.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return false;
        }
        return Is(record.FilingDate) || Is(record.RegistrationDate) || Is(record.PublicationDate) || Is(record.ExpiryDate);

        bool Is(RegisterDate? date) => date is { } one && one.Year == year && ((one.Day == first && one.Month == second) || (one.Month == first && one.Day == second));
    }

    /// <summary>
    /// Running text, in whatever office: three small letters of a word, or two words among more than three parts. Letters of a series (AP, DM), signs of a kind (B1) and digits in groups
    /// (GB 2 345 678 A) are no words.
    /// </summary>
    private static bool IsInWords(ReadOnlySpan<char> written)
    {
        var (small, letters, words, blanks) = (0, 0, 0, 0);
        for (var i = 0; i <= written.Length; i++)
        {
            var c = i < written.Length ? written[i] : ' ';
            if (char.IsLetter(c))
            {
                letters++;
                small = char.IsLower(c) ? small + 1 : 0;
                // An international number is known by its letters in small ones, too.
                if (small >= 3 && !written[..(i + 1)].TrimStart().Equals("pct", StringComparison.Ordinal))
                {
                    return true;
                }
                continue;
            }
            words += letters >= 2 ? 1 : 0;
            blanks += i > 0 && i < written.Length && c == ' ' && written[i - 1] != ' ' ? 1 : 0;
            (small, letters) = (0, 0);
        }
        return words >= 2 && blanks > 2;
    }
}
