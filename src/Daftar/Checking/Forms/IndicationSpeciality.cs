using Daftar.Values;

namespace Daftar.Checking.Forms;

internal sealed class IndicationSpeciality : ReadingCheck
{
    public override string Code => "INDICATION-SPECIALITY";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A traditional speciality among indications";

    public override string Expected => "A designation or an indication of origin.";

    public override string Mend => "Leave it out: a traditional speciality guaranteed protects a recipe wherever it is made, and is no geographical indication.";

    public override Source? Source => new("Regulation (EU) 2024/1143", "Title III");
}
