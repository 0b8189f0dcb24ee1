using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Patents;

/// <summary>FJ000033A1 beside the office FJ and the kind A1: then A1 and B1 of one patent have different numbers.</summary>
internal sealed class PublicationNumberWithKind : RecordCheck
{
    public override string Code => "PUBLICATION-NUMBER-WITH-KIND";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A publication number with the kind code in it";

    public override string Expected => "The number alone: office and kind of document stand in elements of their own.";

    public override string Mend => "Write the number without the office before it and the kind code behind it. As it is, each publication of one patent has another number, and none is found by the number that is printed on it.";

    public override Source? Source => new(Standards.St96, "pat:PatentPublicationIdentification: com:IPOfficeCode, pat:PublicationNumber, com:PatentDocumentKindCode");

    public override void Run(IpRecord record, CheckRun run)
    {
        for (var i = 0; i < (record.Publications?.Count ?? 0); i++)
        {
            // A single letter can be the check letter of the number.
            if (record.Publications![i] is { Number: { } number, KindCode: { Length: > 0 } kind } publication && number.Length > kind.Length + 2 && number.EndsWith(kind, StringComparison.OrdinalIgnoreCase)
                && char.IsAsciiLetter(kind[0]) && (kind.Length > 1 || IsOf(publication.Office, number)) && IsBehindNumber(number, kind.Length))
            {
                run.Find(Invariant($"{number}, beside kind {kind}"), Invariant($"publicationBag/{i + 1}"), number);
            }
        }
    }

    private static bool IsOf(string? office, string number) => office is { Length: 2 } && number.StartsWith(office, StringComparison.OrdinalIgnoreCase) && (char.IsAsciiDigit(number[2]) || number[2] == ' ');

    private static bool IsBehindNumber(string number, int length) => number.AsSpan()[..^length].TrimEnd(" -/.") is [.., >= '0' and <= '9'];
}
