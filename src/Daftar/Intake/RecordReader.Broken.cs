using System.Xml;
using Daftar.Checking.Common;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Which record it is that broke off: whoever mends it looks for its number, not for a line of a file that is made anew.</summary>
internal sealed partial class RecordReader
{
    /// <summary>A record that was found broken before it was read.</summary>
    private string? NumberOfBroken(in RawRecord raw, byte[] buffer)
    {
        if (raw.Document.Dialect is null || raw.Document.Form is not null || raw.Length == 0)
        {
            return null;
        }
        try
        {
            Load(raw, buffer, []);
        }
        catch (Exception problem) when (problem is XmlException or XmlLimitException or System.Text.DecoderFallbackException)
        {
            // The namespace scopes were left where the break was.
            _document = null;
        }
        return NumberBefore(raw);
    }

    /// <summary>The number as the reader of its standard finds it in what stands before the break; null where it finds none.</summary>
    private string? NumberBefore(in RawRecord raw)
    {
        if (_tree.Nodes.Length == 0 || raw.Document.Form is not null)
        {
            return null;
        }
        // Of a text at the break nobody knows whether it is whole.
        ref var last = ref _tree.At(_tree.Nodes.Length - 1);
        last.Value = last.Kind == XmlTree.Kind.Text ? "" : last.Value;
        try
        {
            _context.Begin(raw.Envelope);
            raw.Document.Dialect!.Read(_tree.Root, _context);
            return _context.Records is [var (record, _), ..] && record.Identifiers is [var number, ..] && !NumberStandsForNone.Is(number) ? number.ToString() : null;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // Readers are made for whole records.
            return null;
        }
    }
}
