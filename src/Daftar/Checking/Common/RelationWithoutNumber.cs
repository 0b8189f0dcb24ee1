using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Which entry is meant is said by its number.</summary>
internal sealed class RelationWithoutNumber : RecordCheck
{
    public override string Code => "RELATION-WITHOUT-NUMBER";

    public override string Wrong => "A related application without a number";

    public override string Expected => "The number of the parent, division or other related right.";

    public override string Mend => "Deliver office and number of the other application.";

    public override Source? Source => new(Standards.St96, "com:ApplicationNumber in pat:ParentDocument, pat:ChildDocument and tmk:Seniority");

    public override void Run(IpRecord record, CheckRun run)
    {
        var relations = record.Relations;
        for (var i = 0; i < (relations?.Count ?? 0); i++)
        {
            if ((relations![i].Number ?? relations[i].ApplicationNumber ?? relations[i].PublicationNumber) is null)
            {
                run.Find(Invariant($"{relations[i].Kind} {relations[i].Office} {relations[i].Date}"), Invariant($"relationBag/{i + 1}"), relations[i].Date is { } day ? day : relations[i].Office);
            }
        }
    }
}
