using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class BibliographyUnread : ReadingCheck
{
    public override string Code => "BIBLIOGRAPHY-UNREAD";

    public override string Wrong => "A patent publication whose bibliography stands where nobody reads it";

    public override string Expected => "The bibliography in <bibliographic-data>, under the names of ST.36.";

    public override string Mend => "Write the bibliography in the element and under the names that are expected. Until then the record has no title, no filing date, no classes and no parties: only the attributes of its root and its texts are taken. What else is wrong with it can be told when it is read.";

    public override Source? Source => new("WIPO ST.36", "bibliographic-data");
}
