using Daftar.Checking.Codes;
using Daftar.Dialects;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Why a record is held: what came, and what would have been right.</summary>
internal sealed record Objection(string Code, string Came, string Expected);

/// <summary>
/// Whether who delivers may deliver: the authority that administers the right, or one with its mandate. Decided once for a sender, office and
/// right. One per worker.
/// </summary>
/// <param name="offices">Authorities and mandates.</param>
/// <param name="declared">Who the package is declared for, if anybody; a code or id no longer known is taken for an office.</param>
internal sealed class Competence(OfficeProfiles offices, string? declared)
{
    private readonly Sender? _declared = declared is null ? null : offices.SenderOf(declared) ?? new Sender(declared);
    private readonly Dictionary<(string? ExchangedBy, string Office, Right Right), Objection?> _known = [];

    /// <summary>ST.3 code of who made the statement.</summary>
    public string ProviderOf(IpRecord record) => _declared?.Office ?? Dialect.ProviderOf(record);

    /// <summary>
    /// Null where the record may be taken: also where nobody says who delivers, for then it is the office's own word.
    /// </summary>
    public Objection? Objection(IpRecord record)
    {
        var key = (record.ExchangedBy, record.Office, record.Right);
        if (!_known.TryGetValue(key, out var objection))
        {
            _known[key] = objection = (_declared ?? (record.ExchangedBy is { } by ? new Sender(by) : null)) is { } sender ? Judge(sender, record.Office, record.Right) : null;
        }
        return objection;
    }

    private Objection? Judge(Sender sender, string office, Right right)
    {
        if (offices.MayDeliver(sender, office, right))
        {
            return null;
        }
        var competent = offices.AuthorityOf(office, right);
        var key = OfficeProfiles.RightKey(right);
        if (offices.Find(office) is null && !St3.Has(office))
        {
            return new Objection("PROVIDER-WITHOUT-MANDATE", $"{sender} delivered a record of the right {key} of {office}", $"Records of {sender}; {office} is no code of WIPO ST.3.");
        }
        var owner = competent is null ? $"no authority of {office} is known to administer this right" : competent.Name == office ? $"{office} administers it" : $"{competent.Id} ({competent.Name}) administers it";
        return sender.Office == office
            ? new Objection("RIGHT-NOT-ADMINISTERED", $"{sender} delivered a record of the right {key} of {office}", $"A right that {sender} administers; {owner}. Or a mandate in the file of {sender.Office}.")
            : new Objection("PROVIDER-WITHOUT-MANDATE", $"{sender} delivered a record of the right {key} of {office}", $"Records of {sender}, or a mandate for {(competent is null || competent.Name == office ? office : competent.Id)} in the file of {sender.Office}; {owner}.");
    }
}
