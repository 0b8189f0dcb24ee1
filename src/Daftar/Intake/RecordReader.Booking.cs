using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Whose a doubt is where one document speaks of several entries.</summary>
internal sealed partial class RecordReader
{
    /// <summary>The entry whose own element the doubtful one stands in; of what entries share, such as the date of their application, the one for which it was read.</summary>
    private int EntryOf(XmlNode where, int reading)
    {
        for (var at = where; at.Exists; at = at.Parent)
        {
            if (_entries?.PlaceOf(at.Index) is >= 0 and var entry && entry < _context.Records.Count)
            {
                return entry;
            }
        }
        return reading < _context.Records.Count ? reading : 0;
    }

    /// <summary>What is read more than once for one entry is told of it once.</summary>
    private static void Book(Finding told, int entry, List<Finding>?[] booked)
    {
        var ofEntry = booked[entry] ??= [];
        if (!ofEntry.Exists(other => other.Code == told.Code && other.Sought == told.Sought && other.Came == told.Came))
        {
            ofEntry.Add(told);
        }
    }
}
