using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>Burmese by the code of a font that uses Unicode's numbers for other signs: nobody who searches in Unicode finds it, and without the font it is nonsense.</summary>
internal sealed class TextZawgyi : RecordCheck
{
    public override string Code => "TEXT-ZAWGYI";

    public override string Wrong => "Burmese in the font Zawgyi, not in Unicode";

    public override string Expected => "Burmese in Unicode, the vowel behind its consonant: \u1000\u1031\u102C\u103A\u1016\u102E, not \u1031\u1000\u102C\u1039\u1016\u102E.";

    public override string Mend => "Convert the text at its source, with a converter whose result somebody reads: single words can be right in both, so nothing is converted here. Then look that new text is entered with a keyboard for Unicode.";

    public override Source? Source => new("The Unicode Standard", "chapter 16.3, Myanmar: order of characters in a syllable");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (run.Texts.Zawgyi is { } found)
        {
            run.Find(found.Text, found.Path, found.Value);
        }
    }
}
