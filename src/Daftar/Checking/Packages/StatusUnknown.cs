using Daftar.Values;

namespace Daftar.Checking.Packages;

/// <summary>Shown as unknown, because no table says whether it is pending, in force or ended. Once for each word or code of a package.</summary>
internal sealed class StatusUnknown : PackageCheck
{
    public override string Code => "STATUS-UNKNOWN";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A status that no table translates";

    public override string Expected => "A status word or code that the office's profile or ST.96 knows.";

    public override string Mend => "For the operator: add the office's word to \"statuses\" in its office file. For the office: use the words of ST.96 where they fit, such as Application filed, Application published, Registered, Application refused, Application withdrawn, Expired, Registration cancelled; or send the operator the list of your words with what each means: pending, in force or ended, and why.";

    public override Source? Source => new(Standards.St96, "tmk:MarkCurrentStatusCategoryType, dgn:DesignCurrentStatusCategoryType");

    public override PackageTally Begin(PackageFacts package) => new UnmappedTally(ofStatus: true);
}
