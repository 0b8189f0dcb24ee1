using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class ClaimWithoutText : ReadingCheck
{
    public override string Code => "CLAIM-WITHOUT-TEXT";

    public override string Wrong => "A claim without its text";

    public override string Expected => "The text of the claim, or the word that it is cancelled.";

    public override string Mend => "Look why the export left the text out: often it stands in a column or file of its own, or was longer than the export allows. Until then the record has no such claim. Of a claim that is cancelled write \"(cancelled)\", as offices do.";

    public override Source? Source => new(Standards.St96, "pat:ClaimText; ST.36 claim-text");
}
