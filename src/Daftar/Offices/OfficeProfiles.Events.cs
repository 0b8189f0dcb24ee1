using Daftar.Values;

namespace Daftar.Offices;

/// <content>What an office's event codes mean.</content>
public sealed partial class OfficeProfiles
{
    /// <summary>
    /// The word for an office's event code: the table of the right, then that of all; the code as written, then its first characters where the office says how
    /// many of them count. Null where no table has it.
    /// </summary>
    public EventWord? EventOf(string office, Right right, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (Find(office) is not { } profile)
        {
            return null;
        }
        var ofRight = profile.EventsOf.GetValueOrDefault(RightKey(right));
        if ((ofRight is not null && ofRight.TryGetValue(code, out var word)) || profile.Events.TryGetValue(code, out word))
        {
            return word;
        }
        return ofRight is not null && profile.EventCodeLength.TryGetValue(RightKey(right), out var length) && code.Length > length
            && ofRight.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code.AsSpan(0, length), out word) ? word : null;
    }
}
