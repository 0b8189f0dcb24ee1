using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Values;

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
                run.Find(Came(number), "identifierBag", number.Written, SheetErrors.IsRounded(number.Written) ? "The number with all its digits: format the column as text before numbers come into it, and export again." : null);
            }
        }
    }

    /// <summary>Every office's numbers have a digit, and one that is not zero; and all their digits.</summary>
    internal static bool Is(OfficeNumber number) => (!number.Folded.AsSpan().ContainsAnyInRange('1', '9') && (number.Folded.Length > 0 || NoValue.Is(number.Written))) || SheetErrors.IsRounded(number.Written);

    internal static string Came(OfficeNumber number) => $"{number.Of switch { Numbers.OfficeFile => "file", var of => of.ToString().ToLowerInvariant() }} number \"{number.Written}\"{(SheetErrors.IsRounded(number.Written) ? ", rounded by a spreadsheet" : "")}";
}
