using Daftar.Dialects;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Conversion;

/// <summary>
/// Writes a package anew in ST.96 or ST.97, record after record: read as a load reads it, narrowed by the gate where the documents are for the public,
/// written, read again, and compared. Knows no database; its memory does not grow with the package.
/// </summary>
public sealed class ConvertPackage(OfficeProfiles offices, IReadOnlyList<Dialect> dialects, TimeProvider time)
{
    /// <summary>Code of the finding about a record that lacks a mandatory part of the standard.</summary>
    public const string PartMissing = "STANDARD-PART-MISSING";

    /// <summary>In a loss report of documents for the public, in place of what no field holds.</summary>
    public const string NotShown = "(not shown: it may not be public)";

    /// <param name="path">A folder, zip or file.</param>
    /// <param name="options">What the sender declares, and the limits.</param>
    /// <param name="target">What it is to become.</param>
    /// <param name="told">Told every record in the order of the package.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="PackageException">The package cannot be opened or breaks a limit that concerns it as a whole.</exception>
    public void Run(string path, LoadOptions options, ConversionOptions target, Action<ConvertedRecord> told, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(told);
        var back = new ReadBack(offices, dialects, options.Limits.Xml);
        using var documents = new TargetDocuments(target);
        St96Header? header = null;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        string? source = null;
        new ReadPackage(offices, dialects).Run(path, options, read =>
        {
            if (read.Read.Record is not { } record)
            {
                told(new ConvertedRecord { Where = read.Where, Dialect = read.Dialect, Findings = read.Read.Findings });
                return;
            }
            // Comparing takes it from the record.
            var left = record.Residue ?? [];
            if (target.Audience == St96Audience.Public)
            {
                // Whether it may be seen, nobody decided: that it stood there is told, and not what.
                left = left.ConvertAll(static one => one.Text.Length == 0 ? one : one with { Text = NotShown });
                if (PublicView.Publicity(record, today).Visibility != Visibility.Public)
                {
                    told(new ConvertedRecord { Where = read.Where, Dialect = read.Dialect, Record = record, Withheld = true, Findings = read.Read.Findings });
                    return;
                }
                record = Narrow(record, today);
            }
            if (header is null || source != read.Where.File || target.EachRecord || record.Right == Right.Patent)
            {
                source = read.Where.File;
                header = new St96Header
                {
                    Produced = record.Produced ?? time.GetUtcNow(), TransactionIdentifier = Path.GetFileNameWithoutExtension(source), Producer = target.Producer, Audience = target.Audience,
                };
            }
            // Of the record as it was narrowed: what the public may not see stands beside no elements, either.
            var carried = CarriedRecord.Of(record, header, target.Form, back);
            var missing = carried.Documents.Documents.SelectMany(static document =>
            {
                using var stream = Streams.Over(document);
                return MandatoryParts.MissingIn(stream);
            }).Distinct().ToList();
            told(new ConvertedRecord
            {
                Where = read.Where, Dialect = read.Dialect, Record = record, Missing = missing, Losses = carried.Losses, NotReadBack = carried.NotReadBack, Left = left,
                Documents = documents.Write(read.Where.File, record, header, carried),
                Findings = [.. read.Read.Findings, .. missing.Select(part => new Finding(PartMissing, Severity.Warn, read.Where, part.Component, $"WIPO ST.96 V6.0: {part.Demanded.Replace("|", " or ", StringComparison.Ordinal)} in {part.Component}.")
                {
                    Number = record.Identifiers is [var number, ..] ? number.ToString() : null,
                })],
            });
        }, cancel);
        documents.Finish();
    }

    /// <summary>What the public may see of one record: the same gate as every other door.</summary>
    private static IpRecord Narrow(IpRecord record, DateOnly today)
    {
        var narrowed = PublicView.Narrow(record, today);
        (narrowed.Scope, narrowed.Produced, narrowed.Operation) = (record.Scope, record.Produced, record.Operation);
        return narrowed;
    }
}
