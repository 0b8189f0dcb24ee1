using System.Text;
using Daftar.Dialects;
using Daftar.Dialects.Sheets;
using Daftar.Dialects.St25;
using Daftar.Dialects.St26;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// A sequence listing that names no application and belongs to the record that names its file, as listings written before filing do: what it holds, and what is wrong with it.
/// One that names its application is a document of its own.
/// </summary>
/// <param name="Summary">In a line; null where it cannot be read.</param>
internal sealed record NamedListing(string? Summary, string Format, RegisterDate? Date, IReadOnlyList<Finding> Findings)
{
    /// <summary>By as much of it as tells <see cref="FormFiles"/> whether it is a document.</summary>
    public static bool Is(ReadOnlySpan<byte> head) => head[..Math.Min(head.Length, FormFiles.Head)] is var begin && ListingSplitter.Recognises(begin) && !ListingSplitter.NamesApplication(begin);

    /// <summary>One in XML (ST.26); null where it is none that can be read, or names its application: then it is a document of its own.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static NamedListing? OfXml(Stream xml, string name, PackageLimits limits)
    {
        using var chunk = new RecordChunk();
        new RecordSplitter([new St26Named()], limits.RecordBytes).Split(xml, name, found => chunk.Add(found), static _ => { });
        if (chunk.Raw is not [{ Broken: null } raw])
        {
            return null;
        }
        List<ReadRecord> results = [];
        new RecordReader(OfficeProfiles.Embedded, limits.Xml).Read(raw, chunk.Buffer, results);
        return results is [{ Record.Files: [var file], Findings: var findings }] ? new NamedListing(file.Text, file.Format!, file.Date, findings) : null;
    }

    /// <param name="name">As the record writes it.</param>
    public static NamedListing Of(ReadOnlySpan<byte> bytes, string name, XmlLimits limits)
    {
        var tree = new XmlTree();
        var context = new ReadContext { Offices = OfficeProfiles.Embedded };
        string? summary = null;
        try
        {
            St25Form.Instance.Load(tree, bytes, SheetEncoding.Detect(bytes, null, out _), limits);
            summary = St25Listing.Sequences(tree.Root, context).ToString();
        }
        catch (Exception problem) when (problem is DecoderFallbackException or XmlLimitException)
        {
            return new NamedListing(null, FileReference.TextListing, null, [new Finding("RECORD-BEYOND-LIMITS", Severity.Warn, new Place(name), Finding.Cut(problem.Message), "A listing that can be read.")]);
        }
        return new NamedListing(summary, FileReference.TextListing, null, [.. context.Doubts.Select(doubt => new Finding(doubt.Code, Severity.Warn, new Place(name, Math.Max(doubt.Where.Line, 1), 0, doubt.Where.Path), doubt.Came, doubt.Expected))]);
    }
}
