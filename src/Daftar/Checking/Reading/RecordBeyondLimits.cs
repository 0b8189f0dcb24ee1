using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class RecordBeyondLimits : ReadingCheck
{
    public override string Code => "RECORD-BEYOND-LIMITS";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A record nested too deep, too long or of too many parts";

    public override string Expected => "A record within the limits (settings intake.xml.depth, intake.xml.nodes, intake.xml.text, intake.xml.entities).";

    public override string Mend => "Look what the export wrote at the place named: mostly an element that was never closed, or a file written into a text. An honest record needs the setting raised that the finding names.";

    public override ReadingSample Sample => new(With: "--set intake.xml.text=10000");
}
