namespace Daftar.Checking.Reading;

internal sealed class DocumentWithoutRecord : ReadingCheck
{
    public override string Code => "DOCUMENT-WITHOUT-RECORD";

    public override string Wrong => "A document of a known standard that holds no record";

    public override string Expected => "A record of the standard at least, under the name the standard gives it.";

    public override string Mend => "Deliver the records under the names of their standard, which the finding gives; leave an empty document out.";
}
