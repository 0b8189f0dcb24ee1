using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>What an original says.</summary>
/// <param name="Records">As the readers of today understand it; empty where none can read it.</param>
/// <param name="Text">Its text without the names of elements, remarks included.</param>
internal sealed record OriginalSaid(IReadOnlyList<IpRecord> Records, string Text);

/// <summary>What was declared of the package an original came in.</summary>
internal readonly record struct OriginalPackage(long Id, string? Authority, Right? Right, DateTimeOffset Arrived);

/// <summary>Reads the original at a place of a chunk. This room knows no dialect: Flow gives it the reader.</summary>
internal delegate OriginalSaid ReadOriginal(byte[] chunk, int place, OriginalPackage package);

/// <summary>Where an original lies.</summary>
internal readonly record struct OriginalPlace(long Batch, int Chunk, int Place);
