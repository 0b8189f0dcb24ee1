using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A parent, division or continuation is another entry.</summary>
internal sealed class RelationToItself : RecordCheck
{
    public override string Code => "RELATION-TO-ITSELF";

    public override string Wrong => "An application that is its own parent";

    public override string Expected => "A relation to another application.";

    public override string Mend => "Correct the number of the parent or child; in a relation both ends are often exchanged.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Relations is not { } relations || record.Number(Numbers.Application) is not { } own)
        {
            return;
        }
        for (var i = 0; i < relations.Count; i++)
        {
            if (relations[i] is { Of: Numbers.Application, Kind: RelationKind.Division or RelationKind.Continuation or RelationKind.ContinuationInPart or RelationKind.Addition } relation
                && relation.Number == own && relation.Office == record.Office)
            {
                run.Find(Invariant($"{relation.Kind} {own}"), Invariant($"relationBag/{i + 1}"), own);
            }
        }
    }
}
