namespace Daftar.Checking.Reading;

internal sealed class ProviderWithoutMandate : ReadingCheck
{
    public override string Code => "PROVIDER-WITHOUT-MANDATE";

    public override string Wrong => "A delivery for an office without a mandate";

    public override string Expected => "A mandate of the authority that administers the right, in its office file.";

    public override string Mend => "Look whether the office code in the records is right, and whether the package was declared for the right office (--authority). If both are: the operator adds the mandate and releases what was held (./daftar release), or the owner delivers it itself.";

    public override ReadingSample Sample => new(With: "--authority SG");
}
