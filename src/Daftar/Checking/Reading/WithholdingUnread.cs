using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class WithholdingUnread : ReadingCheck
{
    public override string Code => "WITHHOLDING-UNREAD";

    public override string Wrong => "Something that says that it withholds (a deferment, a seal, a waiver, secrecy, not for publication) under a name, in a place or in words where nothing reads it";

    public override string Expected => "The indicator, period or day of the standard, as the text of its own element in its own place.";

    public override string Mend => "Write the element of the standard where the standard has it, with true or false, and load again. A status, an event, a remark or a section of the gazette that says it is heard, and is no place for it. Until then everything it may mean is closed, and the finding says what; where it says that nothing is closed, look whether what stands there may be shown, and take the record back if not.";

    public override Source? Source => new("WIPO ST.96", "V6.0, PublicationDefermentIndicator, DefermentPeriod, ConfidentialIndicator");
}
