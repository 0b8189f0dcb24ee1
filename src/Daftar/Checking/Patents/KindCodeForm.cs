using System.Runtime.InteropServices;
using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Checking.Patents;

/// <summary>ST.16: a letter and optionally a digit.</summary>
internal sealed class KindCodeForm : RecordCheck
{
    public override string Code => "KIND-CODE-FORM";

    public override string Wrong => "No kind code of ST.16";

    public override string Expected => "A letter, and a digit where there is one: A1, B2, U.";

    public override string Mend => "Write the kind code of WIPO ST.16 as it is printed on the document.";

    public override Source? Source => new("WIPO ST.16", "a letter and optionally a digit");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not PatentRecord)
        {
            return;
        }
        foreach (var publication in CollectionsMarshal.AsSpan(record.Publications))
        {
            if (publication.KindCode is { } kind && !Is(kind))
            {
                run.Find(kind, "publicationBag/patentDocumentKindCode", expected: Expected + (Is(kind.Trim().ToUpperInvariant()) ? $" In capitals: {kind.Trim().ToUpperInvariant()}." : ""));
            }
        }
    }

    private static bool Is(string kind) => kind.Length is 1 or 2 && char.IsAsciiLetterUpper(kind[0]) && (kind.Length == 1 || char.IsAsciiDigit(kind[1]));
}
