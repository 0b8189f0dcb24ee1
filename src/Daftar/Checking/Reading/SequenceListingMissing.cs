namespace Daftar.Checking.Reading;

/// <summary>A sequence listing the record names is not in the package.</summary>
internal sealed class SequenceListingMissing : ReadingCheck
{
    public override string Code => "SEQUENCE-LISTING-MISSING";

    public override string Wrong => "A sequence listing that did not arrive";

    public override string Expected => "The sequence listing in the package, under the name the record uses.";

    public override string Mend => "Send the listing (ST.26, or ST.25 for old applications) with the package.";

    public override Source? Source => new("WIPO ST.26", "ST26SequenceListing, delivered as a file of its own");
}
