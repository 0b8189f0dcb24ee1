namespace Daftar.Checking.Forms;

internal sealed class SheetEncodingGuessed : ReadingCheck
{
    public override string Code => "SHEET-ENCODING-GUESSED";

    public override string Wrong => "A file whose encoding had to be guessed";

    public override string Expected => "Text in UTF-8 or UTF-16, or the encoding stated in the mapping.";

    public override string Mend => "Save the sheet as UTF-8, or look whether names came out right and state the encoding in \"form\" of the mapping. Where the office is known (the mapping, --authority, the name of the package), the code page of its region is taken; else the one whose letters the text has.";
}
