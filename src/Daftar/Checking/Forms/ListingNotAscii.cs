using Daftar.Values;

namespace Daftar.Checking.Forms;

internal sealed class ListingNotAscii : ReadingCheck
{
    public override string Code => "LISTING-NOT-ASCII";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A sequence listing beyond ASCII";

    public override string Expected => "A listing in ASCII.";

    public override string Mend => "Write names without accents, or with the letters that stand for them. The listing is read all the same.";

    public override Source? Source => new("WIPO ST.25", "paragraph 41");
}
