namespace Daftar.Search;

/// <summary>Byte arrays as keys of dictionaries.</summary>
internal sealed class ByteComparer : IEqualityComparer<byte[]>
{
    public static ByteComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => (int)TermTable.Hash(obj);
}
