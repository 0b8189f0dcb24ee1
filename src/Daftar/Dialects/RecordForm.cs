using System.Text;

namespace Daftar.Dialects;

/// <summary>How the bytes of a record that is no XML become the tree its reader asks.</summary>
internal abstract class RecordForm
{
    /// <exception cref="RecordFormException">The bytes are not of that form.</exception>
    /// <exception cref="XmlLimitException">Beyond the limits.</exception>
    /// <exception cref="DecoderFallbackException">Bytes that are no characters of the encoding.</exception>
    public abstract void Load(XmlTree tree, ReadOnlySpan<byte> bytes, Encoding encoding, XmlLimits limits);

    /// <summary>Line and column, from 1, of an element of the tree that was loaded from the bytes; column 0 where it is not known.</summary>
    public virtual (int Line, int Column) PlaceOf(XmlTree tree, int element, ReadOnlySpan<byte> bytes) => (Math.Max(1, tree.LineOf(ref tree.At(element))), 0);

    /// <summary>What an element is called in the words of the model, where its own name is the office's.</summary>
    public virtual string NameOf(string element) => element;
}

/// <summary>The bytes of a record are not of the form they should be.</summary>
/// <param name="code">Of the finding.</param>
/// <param name="line">Inside the record, from 1.</param>
/// <param name="column">From 1; 0 where it is not known.</param>
internal sealed class RecordFormException(string code, int line, int column, string message, string expected) : Exception(message)
{
    public string Code { get; } = code;
    public int Line { get; } = line;
    public int Column { get; } = column;
    public string Expected { get; } = expected;
}
