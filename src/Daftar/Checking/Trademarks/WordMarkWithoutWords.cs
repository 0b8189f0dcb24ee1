using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Checking.Trademarks;

/// <summary>A mark that says it is of words has words.</summary>
internal sealed class WordMarkWithoutWords : RecordCheck
{
    public override string Code => "WORD-MARK-WITHOUT-WORDS";

    public override string Wrong => "A word mark without words";

    public override string Expected => "The words of a word mark.";

    public override string Mend => "Deliver the words (MarkVerbalElementText), or correct the kind of the mark.";

    public override Source? Source => new(Standards.St96, "tmk:WordMarkSpecification; tmk:MarkFeatureCategory Word");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is TrademarkRecord { Feature: "Word", Words: null, SignificantWords: null } && record.SpeaksFullyOf(Parts.Bibliography))
        {
            run.Find("Word, and no words", "markVerbalElementText", "Word");
        }
    }
}
