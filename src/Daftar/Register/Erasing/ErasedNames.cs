using System.Security.Cryptography;
using System.Text;
using Daftar.Rights;

namespace Daftar.Register;

/// <summary>
/// The names of parties taken down, and which parts of them: in the clear while a take-down runs, as keyed hashes from then on (a hash tells a
/// name one already has, it does not give it).
/// </summary>
internal sealed class ErasedNames
{
    private readonly byte[]? _secret;
    private readonly Dictionary<string, PartyParts> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _counts = new(Comparer<int>.Create(static (a, b) => b.CompareTo(a)));

    private ErasedNames(byte[]? secret) => _secret = secret;

    /// <summary>The names themselves.</summary>
    public static ErasedNames InTheClear() => new(null);

    /// <summary>Hashes as the table keeps them.</summary>
    public static ErasedNames Hashed(byte[] secret) => new(secret);

    /// <summary>Empty, of the same form.</summary>
    public static ErasedNames Like(ErasedNames other) => new(other._secret);

    /// <summary>True for the number an office gave a party, which stands for one without a name.</summary>
    public static bool IsNumber(string key) => key.StartsWith('#');

    public bool IsEmpty => _parts.Count == 0;

    /// <summary>Keys of the names, in the clear.</summary>
    public IEnumerable<(string Key, PartyParts Parts)> Keys => _parts.Select(static pair => (pair.Key, pair.Value));

    public override string ToString() => string.Join("; ", Keys.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key} {pair.Parts:D}"));

    public static byte[] Hash(byte[] secret, string key) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(key));

    /// <summary>Adds a name by its <see cref="NameWords.Key(string)"/>; false where it was known.</summary>
    public bool Add(string key, PartyParts parts)
    {
        if (key.Length == 0 || (Of(key) & parts) == parts)
        {
            return false;
        }
        if (_secret is not null)
        {
            throw new InvalidOperationException("Hashes are added as the table keeps them.");
        }
        _parts[key] = Of(key) | parts;
        if (!IsNumber(key))
        {
            _words.UnionWith(key.Split(' '));
            _counts.Add(NameWords.Count(key));
        }
        return true;
    }

    public void Add(byte[] hash, int words, PartyParts parts)
    {
        var key = Convert.ToHexString(hash);
        _parts[key] = _parts.GetValueOrDefault(key) | parts;
        if (words > 0)
        {
            _counts.Add(words);
        }
    }

    public void Add(ErasedNames others)
    {
        foreach (var (key, parts) in others._parts)
        {
            _parts[key] = _parts.GetValueOrDefault(key) | parts;
        }
        _words.UnionWith(others._words);
        _counts.UnionWith(others._counts);
    }

    /// <summary>Which parts of a party are taken down. One without a name is known by the number the office gave it.</summary>
    public PartyParts Of(Party party)
    {
        var parts = PartyParts.None;
        foreach (var key in KeysOf(party))
        {
            parts |= Of(key);
        }
        return parts;
    }

    /// <summary>Takes in all other names of the parties that are meant: whoever asks does not know in how many scripts the office writes. False where there is none.</summary>
    public bool Learn(IpRecord record)
    {
        var learnt = false;
        foreach (var list in PartiesOf.Lists(record))
        {
            foreach (var party in list)
            {
                if (Of(party) is var parts and not PartyParts.None)
                {
                    foreach (var key in KeysOf(party).Append(NumberKey(party)))
                    {
                        learnt |= Add(key, parts);
                    }
                }
            }
        }
        return learnt;
    }

    /// <summary>True where one of the names stands in a text.</summary>
    public bool StandIn(string text) => Replace(text, PartyParts.All) is not null;

    /// <summary>The text without the names that are taken down; null where none stands in it.</summary>
    public string? Without(string text) => Replace(text, PartyParts.Name);

    private string? Replace(string text, PartyParts asked)
    {
        if (_counts.Count == 0)
        {
            return null;
        }
        var words = NameWords.Of(text);
        StringBuilder? cleaned = null;
        var copied = 0;
        for (var at = 0; at < words.Count; at++)
        {
            if (_secret is null && !_words.Contains(words[at].Folded))
            {
                continue;
            }
            foreach (var count in _counts)
            {
                // A name of one word is an ordinary word inside a text ("Tea"): it counts where it stands alone.
                if (count > words.Count - at || (count == 1 && words.Count > 1) || (Of(NameWords.Key(words.GetRange(at, count).ConvertAll(static word => word.Folded))) & asked) == 0)
                {
                    continue;
                }
                cleaned ??= new StringBuilder(text.Length);
                cleaned.Append(text, copied, words[at].Start - copied).Append("[taken down]");
                copied = words[at + count - 1].End;
                at += count - 1;
                break;
            }
        }
        return cleaned?.Append(text, copied, text.Length - copied).ToString();
    }

    private PartyParts Of(string key) => _parts.GetValueOrDefault(_secret is null ? key : Convert.ToHexString(Hash(_secret, key)));

    private static IEnumerable<string> KeysOf(Party party)
    {
        var named = false;
        foreach (var name in (party.OtherNames ?? []).Select(static other => other.Text).Prepend(party.Name))
        {
            if (name is not null && NameWords.Key(name) is { Length: > 0 } key)
            {
                named = true;
                yield return key;
            }
        }
        if (!named)
        {
            yield return NumberKey(party);
        }
    }

    private static string NumberKey(Party party) => string.IsNullOrWhiteSpace(party.Identifier) ? "" : "#" + party.Identifier.Trim();
}
