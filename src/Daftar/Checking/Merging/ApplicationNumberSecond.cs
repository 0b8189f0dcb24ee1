namespace Daftar.Checking.Merging;

internal sealed class ApplicationNumberSecond : MergingCheck
{
    public override string Code => "APPLICATION-NUMBER-SECOND";

    public override string Wrong => "A second application number, in another form, of what the register knows by its registration";

    public override string Expected => "The application number that is known, or a registration number of its own.";

    public override string Mend => "If it is one number written in two ways, write it in one. If they are two applications, correct the registration number of the wrong record: until then the two are one entry. Numbers in the same form are never taken for one (IDENTITY-CONFLICT).";
}
