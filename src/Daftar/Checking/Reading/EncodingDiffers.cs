using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class EncodingDiffers : ReadingCheck
{
    public override string Code => "ENCODING-DIFFERS";

    public override string Wrong => "Another encoding declared than is written";

    public override string Expected => "The encoding declared that the text is written in.";

    public override string Mend => "Declare what is written: nearly always <?xml version=\"1.0\" encoding=\"UTF-8\"?>. The text could be told with certainty and was read as what it is; others may read it otherwise.";

    public override Source? Source => new("XML 1.0", "section 4.3.3, character encoding in entities");
}
