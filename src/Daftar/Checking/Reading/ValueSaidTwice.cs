namespace Daftar.Checking.Reading;

internal sealed class ValueSaidTwice : ReadingCheck
{
    public override string Code => "VALUE-SAID-TWICE";

    public override string Wrong => "Two values of what comes once";

    public override string Expected => "One value: the element stands once in what holds it.";

    public override string Mend => "Leave the wrong one out. Which of the two is right only the office knows; one was taken, both are kept as they were written.";
}
