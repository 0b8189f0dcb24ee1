namespace Daftar.Checking.Reading;

/// <summary>
/// Found when the files a record names are looked for. Elements such as MarkImageURI, ViewURI and com:FileURI may hold an address by their standard: that is no fault of the name, and the file is not here all the same.
/// </summary>
internal sealed class FileOnTheWeb : ReadingCheck
{
    internal const string OfCheck = "FILE-ON-THE-WEB";

    /// <summary>An address from which something could be fetched, or that holds the file itself (data:). Asked of names nothing in the package has; file:// is a path, and looked for there.</summary>
    internal static bool IsAddress(string name) => name.TrimStart() is var start && (start.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || start.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || start.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase) || start.StartsWith("ftps://", StringComparison.OrdinalIgnoreCase) || start.StartsWith("sftp://", StringComparison.OrdinalIgnoreCase) || start.StartsWith("//", StringComparison.Ordinal)
        || start.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || IsFileItself(start));

    /// <summary>The file itself in letters, where its name belongs: <c>data:image/png;base64,…</c>.</summary>
    internal static bool IsFileItself(string name) => name.AsSpan().TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    public override string Code => OfCheck;

    public override string Wrong => "An image or document named by an address on the web, or written into the place of its name";

    public override string Expected => "The file in the package, and its name there in the record. The address is kept; nothing is fetched from it.";

    public override string Mend => "Send the file in the package and name it as it lies there, such as images/1.jpg. An address may stand where the standard has one (MarkImageURI, ViewURI, FileURI), but the register shows only what it was sent: a page on the web changes, moves or asks for a password. What begins with data: is the file itself, written in letters: save it as a file (base64 decoded), put that into the package and name it.";

    public override Source? Source => new(Standards.St96, "com:FileName, com:FileURI; ST.66 MarkImageURI, ST.86 ViewURI");
}
