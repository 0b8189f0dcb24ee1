using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class ElementMisspelt : ReadingCheck
{
    public override string Code => "ELEMENT-MISSPELT";

    public override string Wrong => "An element under a name that nobody knows and that is nearly one of the standard";

    public override string Expected => "The name as the standard writes it, case and hyphens included.";

    public override string Mend => "Write the name that is meant. What stands under the wrong one was not read; it is kept with the record as it came. An extension of the office's own belongs into a namespace of its own.";

    public override Source? Source => new("XML 1.0", "2.3: names are told apart by case");
}

internal sealed class ElementMisplaced : ReadingCheck
{
    public override string Code => "ELEMENT-MISPLACED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A date, number or list of the standard in a place where it is not read";

    public override string Expected => "The element inside the one that the standard puts it into; the finding names the path, from the record's element.";

    public override string Mend => "Move it to the path that is expected: it has slipped into its neighbour, or out of its list. Where several are told, what it is meant to say decides. What it says was not read; it is kept with the record as it came.";
}
