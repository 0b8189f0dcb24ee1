namespace Daftar.Checking.Reading;

/// <summary>Words or a half symbol in a field for symbols.</summary>
internal sealed class ClassUnreadable : ReadingCheck
{
    public override string Code => "CLASS-UNREADABLE";

    public override string Wrong => "A classification symbol that cannot be read";

    public override string Expected => "A symbol such as H04N 1/40.";

    public override string Mend => "Correct the symbol. It is left out, the record is taken.";

    public override Source? Source => new(Standards.St96, "pat:PatentClassificationText");
}
