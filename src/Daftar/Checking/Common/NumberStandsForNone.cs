using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>0, N/A, NULL, only zeros; words without a digit, such as "pending" or "see file"; what a spreadsheet left of a long number.</summary>
internal sealed class NumberStandsForNone : RecordCheck
{
    internal const string OfCheck = "NUMBER-STANDS-FOR-NONE";

    public override string Code => OfCheck;

    public override string Wrong => "A number that is none";

    public override string Expected => "The number itself, or no element.";

    public override string Mend => "Leave the element out where there is no number yet. \"0\", \"N/A\", \"pending\" or \"see file\" would join records that have nothing to do with each other: no entry is known or found by such a word, and a record with no number besides is set aside. So would \"1.23457E+11\": a spreadsheet keeps no more of a long number where the column is not formatted as text. Its last digits are lost; export again from the source.";

    public override void Run(IpRecord record, CheckRun run)
    {
        foreach (var number in record.Identifiers)
        {
            if (Is(number))
            {
                run.Find(Came(number), "identifierBag", number.Written, SheetErrors.IsRounded(number.Written) ? WithAllDigits : null);
            }
        }
        for (var i = 0; i < (record.Priorities?.Count ?? 0); i++)
        {
            // Of an exhibition there is no number.
            if (record.Priorities![i] is { Number: { } written } claim && Is(written) && claim.Category?.Contains("xhibition", StringComparison.Ordinal) != true)
            {
                run.Find(Invariant($"priority number \"{written}\"{Rounded(written)}"), Invariant($"priorityBag/{i + 1}"), written, SheetErrors.IsRounded(written) ? WithAllDigits : null);
            }
        }
    }

    private const string WithAllDigits = "The number with all its digits: format the column as text before numbers come into it, and export again.";

    /// <summary>Every office's numbers have a digit, and one that is not zero; and all their digits.</summary>
    internal static bool Is(OfficeNumber number) => (!number.Folded.AsSpan().ContainsAnyInRange('1', '9') && (number.Folded.Length > 0 || NoValue.Is(number.Written))) || SheetErrors.IsRounded(number.Written);

    /// <summary>The same of a number as it is written; folded only where it has no digit but 0.</summary>
    private static bool Is(string written) => SheetErrors.IsRounded(written) || (!written.AsSpan().ContainsAnyInRange('1', '9') && !OfficeNumber.Fold("", written).AsSpan().ContainsAnyInRange('1', '9'));

    private static string Rounded(string written) => SheetErrors.IsRounded(written) ? ", rounded by a spreadsheet" : "";

    internal static string Came(OfficeNumber number) => $"{number.Of switch { Numbers.OfficeFile => "file", var of => of.ToString().ToLowerInvariant() }} number \"{number.Written}\"{Rounded(number.Written)}";
}
