using System.Collections.Concurrent;

namespace Daftar.Tests.Fixtures;

/// <summary>Collects what the tested part tells the person waiting, in order.</summary>
internal sealed class Said : IProgress<string>
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public void Report(string value) => lines.Enqueue(value);
}
