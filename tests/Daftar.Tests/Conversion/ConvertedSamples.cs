using System.Collections.Concurrent;
using Daftar.Conversion;
using Daftar.Dialects.St96.Writing;
using Daftar.Intake;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Conversion;

/// <summary>
/// The real files of a folder, each converted once for all tests that look at it: reading, writing and reading back all of them takes the better part of a minute.
/// A test looks at records and documents and changes neither.
/// </summary>
public sealed class ConvertedSamples : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-converted-").FullName;
    private readonly ConcurrentDictionary<(string Of, TargetForm Form, St96Audience Audience), Lazy<ConvertedFolder>> _made = new();

    internal ConvertedFolder Of(string folder, TargetForm form, St96Audience audience = St96Audience.Entitled) => _made.GetOrAdd((folder, form, audience), key => new(() => Convert(key.Of, key.Form, key.Audience))).Value;

    private ConvertedFolder Convert(string of, TargetForm form, St96Audience audience)
    {
        var to = Directory.CreateDirectory(Path.Combine(_folder, $"{of}-{form}-{audience}")).FullName;
        var records = new List<ConvertedRecord>();
        Flow.Convert(TimeProvider.System).Run(Samples.Path(of), new LoadOptions(), new ConversionOptions { Form = form, Audience = audience, Folder = to }, records.Add, CancellationToken.None);
        return new ConvertedFolder(to, records);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <param name="Path">Where the documents stand.</param>
/// <param name="Records">What was told of each record, in the order of the files.</param>
internal sealed record ConvertedFolder(string Path, IReadOnlyList<ConvertedRecord> Records)
{
    public IReadOnlyList<string> Documents { get; } = Directory.GetFiles(Path, "*", SearchOption.AllDirectories);
}

[CollectionDefinition(Name)]
public sealed class ConvertedSamplesCollection : ICollectionFixture<ConvertedSamples>
{
    public const string Name = "converted samples";
}
