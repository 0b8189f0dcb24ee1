using Daftar.Values;

namespace Daftar.Checking.Reading;

/// <summary>Texts, attributes and empty elements outside the records of a document, once for each path of a file.</summary>
internal sealed class DocumentPartUnread : ReadingCheck
{
    public override string Code => "DOCUMENT-PART-UNREAD";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A part of the document outside its records that is not read";

    public override string Expected => "Outside records, what the standard has there for the sending.";

    public override string Mend => "What belongs to an entry stands inside its record. If the standard has it where it is, tell the operator: Daftar keeps it in the original and can be taught to read it.";
}
