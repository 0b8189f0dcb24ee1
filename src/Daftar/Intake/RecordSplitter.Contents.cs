namespace Daftar.Intake;

/// <summary>Documents that list what a package holds (<see cref="Dialects.Dialect.IsContents"/>): the names in them are handed on; the rest is told as that of any document is.</summary>
internal sealed partial class RecordSplitter
{
    /// <summary>The document is such a list.</summary>
    private bool _isContents;
    private Action<string, long>? _listed;

    /// <summary><c>filename</c> in the index of an FTM package, <c>file</c> in the table of contents beside a document.</summary>
    private bool ListText(ReadOnlySpan<byte> text)
    {
        if (_open[^1] is not ("file" or "filename"))
        {
            return false;
        }
        _listed?.Invoke(_scanned.GetString(text), LineAt(_scan.Start));
        return true;
    }

    /// <summary><c>ExtRef/@FileName</c> in a table of contents of the EPO.</summary>
    private void ListAttribute()
    {
        if (!_isContents)
        {
            return;
        }
        foreach (var (name, value) in TagAttributes.Read(_scan.Bytes(_scan.Start, _scan.End), _scanned))
        {
            if (name == "FileName")
            {
                _listed?.Invoke(value, LineAt(_scan.Start));
            }
        }
    }
}
