namespace Daftar.Checking.Reading;

internal sealed class EncodingUnknown : ReadingCheck
{
    public override string Code => "ENCODING-UNKNOWN";

    public override string Wrong => "An encoding nobody knows";

    public override string Expected => "An encoding registered with IANA in which tags can be found byte by byte, such as UTF-8.";

    public override string Mend => "Write the documents as UTF-8 and declare it: <?xml version=\"1.0\" encoding=\"UTF-8\"?>.";

    public override Source? Source => new("XML 1.0", "section 4.3.3, character encoding in entities");
}
