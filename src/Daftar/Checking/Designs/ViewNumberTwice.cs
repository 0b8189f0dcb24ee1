using Daftar.Rights;
using Daftar.Rights.Designs;
using static System.FormattableString;

namespace Daftar.Checking.Designs;

/// <summary>Views are shown in the order of their numbers.</summary>
internal sealed class ViewNumberTwice : RecordCheck
{
    public override string Code => "VIEW-NUMBER-TWICE";

    public override string Wrong => "Two views with one number";

    public override string Expected => "Views numbered from 1, each number once.";

    public override string Mend => "Number the views anew, in the order in which they are to be shown.";

    public override Source? Source => new(Standards.St96, "dgn:ViewIdentifier, mandatory in dgn:View");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not DesignRecord { Files: { Count: > 1 } files })
        {
            return;
        }
        var number = files[0].Kind == FileKind.View ? 1 : 0;
        for (var i = 1; i < files.Count; i++)
        {
            number += files[i].Kind == FileKind.View ? 1 : 0;
            if (files[i] is { Kind: FileKind.View } view && files[i - 1] is { Kind: FileKind.View } before && (view.Sequence is not null || view.Identifier is not null)
                && view.Sequence == before.Sequence && view.Identifier == before.Identifier && view.Name != before.Name)
            {
                run.Find(Invariant($"view {view.Identifier ?? Invariant($"{view.Sequence}")}"), Invariant($"fileBag/{number}"), view.Name ?? view.Identifier);
            }
        }
    }
}
