namespace Daftar.Checking.Opening;

internal sealed class FileUnreadable : OpeningCheck
{
    public override string Code => "FILE-UNREADABLE";

    public override string Wrong => "A file that cannot be read to its end";

    public override string Expected => "A file that can be unpacked and read to its end, without a password, and that has the length and the sum (CRC-32) the zip says.";

    public override string Mend => "Where the right to read it is missing, give it, and check again. Else pack the file again and send it again; what was read of it before the break is kept.";

    public override Source? Source => new("PKWARE APPNOTE 6.3", "4.4.7, CRC-32; 4.4.9, uncompressed size");
}
