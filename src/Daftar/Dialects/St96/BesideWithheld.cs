using System.Text;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>
/// What an instruction beside elements withholds stays withheld where the instruction cannot be laid over them: whoever edits a name in an editor does not mean that an address may be
/// shown now (decision 57).
/// </summary>
internal static class BesideWithheld
{
    /// <summary>Of what is no instruction of ours no more is looked at.</summary>
    private const int Longest = 1 << 24;

    /// <param name="record">What the elements say, and what of the instruction could be laid over them.</param>
    /// <param name="said">The instruction as it stands.</param>
    /// <param name="lost">Members of which it could not be laid; null for all of them.</param>
    public static void Close(IpRecord record, ReadOnlySpan<byte> said, IReadOnlyCollection<string>? lost)
    {
        var text = Encoding.UTF8.GetString(said[..Math.Min(said.Length, Longest)]);
        if (IsLost("visibility"))
        {
            record.Visibility = record.Visibility == Visibility.Public ? Visibility.Unpublished : record.Visibility;
            record.Scope = new Scope(record.Scope.Fully, (record.Scope.Partly | Parts.Bibliography) & ~record.Scope.Fully);
        }
        if (IsLost("restrictedParts"))
        {
            record.RestrictedParts |= Parts.All & ~Parts.Bibliography;
        }
        if (record is DesignRecord design && (IsLost("publicationDefermentIndicator") || IsLost("publicationDefermentTillDate")))
        {
            design.RestrictedParts |= SealedDeposit.Look;
        }
        if (!text.Contains("restrictedParts", StringComparison.Ordinal) && !text.Contains("waiverIndicator", StringComparison.Ordinal))
        {
            return;
        }
        foreach (var (member, parties) in Lists(record))
        {
            if (IsLost(member))
            {
                parties?.ForEach(static party => party.Close());
            }
        }

        bool IsLost(string member) => lost?.Contains(member) != false && text.Contains($"\"/{member}", StringComparison.Ordinal);
    }

    private static IEnumerable<(string Member, List<Party>? Parties)> Lists(IpRecord record) =>
    [
        ("applicantBag", record.Applicants), ("ownerBag", record.Owners), ("representativeBag", record.Representatives), ("correspondenceBag", record.Correspondents), ("recordBag", record.Procedures?.SelectMany(static one => one.Parties ?? []).ToList()),
        ("inventorBag", (record as PatentRecord)?.Inventors), ("designerBag", (record as DesignRecord)?.Designers), ("controlBodyBag", (record as IndicationRecord)?.ControlBodies), ("authorizedUserBag", (record as IndicationRecord)?.AuthorisedUsers),
    ];
}
