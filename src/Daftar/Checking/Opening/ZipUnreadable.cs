namespace Daftar.Checking.Opening;

internal sealed class ZipUnreadable : OpeningCheck
{
    public override string Code => "ZIP-UNREADABLE";

    public override string Wrong => "A zip that is not complete";

    public override string Expected => "A complete zip. Where it is the package itself, nothing of it is taken; a zip inside a package costs only what it holds.";

    public override string Mend => "Send it again: it was cut short while it was copied, or is no zip. \"unzip -t\" tells whether it is whole before it is sent.";

    public override Source? Source => new("PKWARE APPNOTE 6.3", "4.3.16, end of central directory record");
}
