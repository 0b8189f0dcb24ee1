using Daftar.Values;

namespace Daftar.Checking.Packages;

/// <summary>Once for each code of a package, with how often it came and the words beside it first: it is the operator who asks the office, not every record.</summary>
internal sealed class CodeUnmapped : PackageCheck
{
    public override string Code => "CODE-UNMAPPED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A code of an event that no table translates";

    public override string Expected => "A code that stands in \"events\" or \"eventsOf\" of the office file, with what it means in WIPO ST.27 or ST.96.";

    public override string Mend => "For the operator: ask the office what the code means, and add it to its office file. For the office: send the list of your codes, with what each means in WIPO ST.27.";

    public override Source? Source => new("WIPO ST.27", "mapping of national events to key and detailed events");

    public override PackageTally Begin(PackageFacts package) => new UnmappedTally(ofStatus: false);
}
