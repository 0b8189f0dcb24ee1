namespace Daftar.Checking.Opening;

internal sealed class ZipUnreadable : OpeningCheck
{
    public override string Code => "ZIP-UNREADABLE";

    public override string Wrong => "A zip that is not complete";

    public override string Expected => "A complete zip, and nothing before it. Where its list of files, which stands at its end, is damaged or did not come, the files before are read; where no file is found, a package that is one is refused, and a zip inside a package costs only what it holds.";

    public override string Mend => "Send it again: it was cut short while it was copied, or is no zip. \"unzip -t\" tells whether it is whole before it is sent.";

    public override Source? Source => new("PKWARE APPNOTE 6.3", "4.3.16, end of central directory record");
}
