using Daftar.Conversion;
using Daftar.Dialects.St96;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Rights;

namespace Daftar.Tests.Conversion;

/// <summary>Whether records come back: their documents are read as they lie there, and what they say together is the record; what their elements alone do not say has its reason.</summary>
internal static class ComesBack
{
    /// <summary>Converts a package, and says what is not as it should be; a package that is refused as a whole has nothing to come back.</summary>
    public static IEnumerable<string> Complaints(string package, TargetForm form, string to)
    {
        var records = new List<ConvertedRecord>();
        try
        {
            Flow.Convert(TimeProvider.System).Run(package, new LoadOptions(), new ConversionOptions { Form = form, Audience = St96Audience.Entitled, Folder = Directory.CreateDirectory(to).FullName }, records.Add, CancellationToken.None);
        }
        catch (PackageException)
        {
            return [];
        }
        return Complaints(new ConvertedFolder(to, records));
    }

    public static IEnumerable<string> Complaints(ConvertedFolder converted)
    {
        var files = new Dictionary<string, Queue<ReadRecord>>(StringComparer.Ordinal);
        foreach (var one in converted.Records.Where(static one => one.Record is not null))
        {
            foreach (var loss in one.Losses.Where(loss => LossReasons.Of(one.Record!.Right, loss.Path) is null))
            {
                yield return $"{one.Where}: {one.Record!.Right} {loss}: no reason is given in Conversion/losses.tsv";
            }
            IpRecord? state = null;
            foreach (var document in one.Documents)
            {
                var read = Next(files, converted.Path, document);
                foreach (var finding in read.Findings.Where(static finding => finding.Code is StatedBeside.Outdated or StatedBeside.Unreadable))
                {
                    yield return $"{document}: {finding}";
                }
                state = Together(state, read.Record!);
            }
            foreach (var loss in Differences(one.Record!, state))
            {
                yield return $"{one.Where} {string.Join(' ', one.Documents)}: {loss}";
            }
        }
    }

    private static IpRecord Together(IpRecord? state, IpRecord record)
    {
        if (state is null)
        {
            return record;
        }
        state.Take(record, record.Scope.Fully, record.Scope.Partly);
        state.Scope = new Scope(state.Scope.Fully | record.Scope.Fully, (state.Scope.Partly | record.Scope.Partly) & ~(state.Scope.Fully | record.Scope.Fully));
        return state;
    }

    private static IEnumerable<string> Differences(IpRecord record, IpRecord? carried)
    {
        if (carried is null)
        {
            return ["nothing is read"];
        }
        carried.Residue = null;
        return CarriedDifference.Between(record, carried).Select(static loss => loss.ToString());
    }

    private static ReadRecord Next(Dictionary<string, Queue<ReadRecord>> files, string folder, string document)
    {
        if (!files.TryGetValue(document, out var left))
        {
            using var stream = File.OpenRead(Path.Combine(folder, document));
            // By its name in the package: what the folders above are called says nothing of it.
            files[document] = left = new Queue<ReadRecord>(DocumentReading.ReadAll(stream, document, Catalog.Dialects));
        }
        return left.Dequeue();
    }
}
