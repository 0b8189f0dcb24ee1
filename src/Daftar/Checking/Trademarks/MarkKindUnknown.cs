using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Checking.Trademarks;

/// <summary>Individual, collective, certification …: the lists of ST.96 and ST.66, after the words of an office are brought to them.</summary>
internal sealed class MarkKindUnknown : RecordCheck
{
    public override string Code => "MARK-KIND-UNKNOWN";

    public override string Wrong => "A kind of right in a mark that neither ST.96 nor ST.66 has";

    public override string Expected => "One of the words of ST.96: Mark, Trademark, Service mark, Individual mark, Collective mark, Collective trademark, Collective service mark, Collective membership mark, Certification mark, Defensive mark, Well known mark under TRIPS Article 16_2 or 16_3, Well known collective mark. In ST.66: Individual, Collective, Certificate, Guarantee, Defensive, Other.";

    public override string Mend => "Write the word of the standard, in English: a collective mark is known as one, and found among them, by that word alone. What the office wrote is kept as it came.";

    public override Source? Source => new(Standards.St96, "tmk:MarkCategoryType, 13 values");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is TrademarkRecord { Kind: { } kind } && MarkKinds.Unknown(kind) is { IsEmpty: false } unknown)
        {
            run.Find(unknown.ToString(), "rightKindCategory");
        }
    }
}
