namespace Daftar.Checking.Reading;

/// <summary>Found when the files a record names are looked for.</summary>
internal sealed class FileMissing : ReadingCheck
{
    public override string Code => "FILE-MISSING";

    public override string Wrong => "An image or document that did not arrive";

    public override string Expected => "The file in the package, under the name the record uses.";

    public override string Mend => "Send the file with the same record again (what came before under that name stays with the entry, and need not be sent again), or correct the name in the record: the path is that from the record or from the root of the package; capitals do not matter.";

    public override Source? Source => new(Standards.St96, "com:FileName; ST.66 MarkImageFilename and MarkImageURI, ST.86 ViewFilename and ViewURI, ST.36 the attribute file");
}
