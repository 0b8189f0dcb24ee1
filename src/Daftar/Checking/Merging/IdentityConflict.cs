using Daftar.Values;

namespace Daftar.Checking.Merging;

internal sealed class IdentityConflict : MergingCheck
{
    public override string Code => "IDENTITY-CONFLICT";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A number that is known for something else";

    public override string Expected => "The filing date and the applicant or title that are known under the number, and the application number that is known under a registration or grant.";

    public override string Mend => "Look which of the two is wrong, the number here or what came before under it. They are never merged by themselves. Two applications that share a registration, because one was divided or merged, say so (a divisional or associated mark, a related document): then they are two entries. To correct an application number, delete the record under the old one.";
}
