using System.Runtime.InteropServices;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Lays the standard's events beside the office's own codes, as its profile says: the code and the words of the office stay as they came, and what the record
/// itself says of the standard is never changed. A code or status of no table is noted, so that the office can be asked.
/// </summary>
internal sealed class EventCodes(OfficeProfiles offices)
{
    public void Apply(IpRecord record)
    {
        record.Unmapped = null;
        foreach (var happened in CollectionsMarshal.AsSpan(record.Events))
        {
            if (happened.Code is not { } code)
            {
                continue;
            }
            if (offices.EventOf(record.Office, record.Right, code) is not { } word)
            {
                if (happened.KeyEvent is null && (record.Right == Right.Patent || happened.Category is null))
                {
                    (record.Unmapped ??= []).Add((code, happened.Text, false));
                }
                continue;
            }
            if (happened.Text is null && word.Text is not null)
            {
                (happened.Text, happened.Language) = (word.Text, "en");
            }
            // ST.27 is for patents and utility models only.
            if (record.Right == Right.Patent && happened.KeyEvent is null && happened.DetailedEvent is null)
            {
                (happened.KeyEvent, happened.DetailedEvent) = (word.Key, word.Detailed);
            }
            happened.Category ??= word.Category;
        }
        if (record.Status is { General: GeneralStatus.Unknown } status && (status.OfficeCode ?? status.OfficeText) is { } said)
        {
            (record.Unmapped ??= []).Add((said, status.OfficeCode is null ? null : status.OfficeText, true));
        }
    }
}
