using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>
/// What a record says and ST.96 has no element for, in a processing instruction as its first content, behind the one of its scope: <c>&lt;?daftar-beside {"of":
/// {"fileBag":"3f2a…"},"say":{"/fileBag/0/languageCode":"en"}}?&gt;</c>. Every schema allows it, and who does not know it passes over it.
/// </summary>
/// <remarks>
/// Each member it speaks of stands under the digest of what the elements said of that member when it was written. Where they say something else now, somebody has
/// changed them since: the instruction is not laid over them, and that is told. What is malformed, points nowhere or has no field costs itself and nothing else.
/// </remarks>
internal static class StatedBeside
{
    public const string Target = "daftar-beside";

    /// <summary>The property of the record in JSON.</summary>
    public const string Property = "daftarBeside";

    public const string Unreadable = "INSTRUCTION-UNREADABLE", Outdated = "INSTRUCTION-OUTDATED";

    /// <summary>Larger is none of ours.</summary>
    private const int Longest = 1 << 24;

    /// <summary>Whether the first content of a record is an instruction of Daftar's; what has none pays for a look at its first bytes.</summary>
    public static bool Begins(ReadOnlySpan<byte> record, out int at)
    {
        at = record.IndexOf((byte)'>') + 1;
        while (at > 0 && at < record.Length && record[at] is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            at++;
        }
        return at > 0 && record[at..].StartsWith("<?daftar-"u8);
    }

    /// <summary>The digest under which a member stands: of its JSON, as records are kept in; of a member that is absent that of nothing.</summary>
    public static string Digest(string name, JsonNode? member)
    {
        if (name == "legalStatus" && member is JsonObject)
        {
            // The day a document was made is no word on the status: a document may be sent again.
            member = member.DeepClone();
            member.AsObject().Remove("reportedDate");
        }
        return Digest(member?.ToJsonString(BesideText.Json));
    }

    /// <summary>The digest under which the time of the statement stands.</summary>
    public static string Digest(DateTimeOffset? produced) => Digest(produced?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The digest under which the scope stands.</summary>
    public static string Digest(Scope scope) => Digest($"{scope.Fully}; {scope.Partly}");

    private static string Digest(string? text) => Convert.ToHexStringLower(SHA256.HashData(text is null ? [] : Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <param name="content">The record's content, from the instruction on.</param>
    /// <param name="root">Where findings say it is.</param>
    /// <param name="context">Has the record that the elements say; it is replaced by what both say together.</param>
    public static void Apply(ReadOnlySpan<byte> content, XmlNode root, ReadContext context)
    {
        content = content.TrimStart(" \t\r\n"u8);
        var end = content.StartsWith("<?daftar-beside "u8) || content.StartsWith("<?daftar-beside?"u8) ? content.IndexOf("?>"u8) : -1;
        if (end < 0)
        {
            return;
        }
        var said = content["<?daftar-beside".Length..end];
        context.Beside = SHA256.HashData(said);
        if (said.Length > Longest || context.Records is not [var (record, _)])
        {
            Refuse(said.Length > Longest ? $"{said.Length} bytes" : $"{context.Records.Count} entries", $"An instruction of at most {Longest} bytes, beside the elements of one entry.");
            foreach (var (one, _) in context.Records)
            {
                BesideWithheld.Close(one, said, null);
            }
            return;
        }
        using var beside = BesideText.Parse(said, problem => Refuse(problem, "What Daftar wrote beside the elements."));
        if (beside is null)
        {
            BesideWithheld.Close(record, said, null);
            return;
        }
        var lost = new HashSet<string>(StringComparer.Ordinal);
        var whole = true;
        var json = JsonNode.Parse(RecordJson.Bytes(record))!.AsObject();
        var changed = new List<(string Member, JsonNode? Value)>();
        foreach (var (name, member) in beside.Members)
        {
            if (name is "produced" or "scope")
            {
                continue;
            }
            if (name is "residueBag" or "registrationOfficeCode")
            {
                // Whose register the record is of is told by elements alone: on it depends who may deliver it.
                Fail(name, "A member of the record.");
            }
            else if (member.Of is null)
            {
                Fail(name, "The digest of what the elements say of it.");
            }
            else if (member.Of != Digest(name, json[name]))
            {
                Old(name);
            }
            else if (member.TryChange(json[name]?.DeepClone(), out var value))
            {
                changed.Add((name, value));
            }
            else
            {
                Fail(name, "Places that the member has.");
            }
        }
        whole &= !beside.HasRefused;
        var together = Read(record, json, changed);
        if (together is null)
        {
            // One that cannot be taken costs no other.
            var good = new List<(string Member, JsonNode? Value)>();
            foreach (var one in changed)
            {
                if (Read(record, json, [.. good, one]) is { } sofar)
                {
                    good.Add(one);
                    together = sofar;
                }
                else
                {
                    Fail(one.Member, "Values that the record has fields for, as Daftar writes them.");
                }
            }
        }
        if (together is not null)
        {
            BesideParties.Share(together);
            context.Replace(0, together);
        }
        together ??= record;
        if (lost.Count > 0 || beside.HasRefused)
        {
            BesideWithheld.Close(together, said, beside.HasRefused ? null : lost);
        }
        together.ExchangedBy = beside.ExchangedBy ?? together.ExchangedBy;
        if (beside.SaysProduced && Holds("produced", Digest(record.Produced)))
        {
            together.Produced = beside.Produced;
        }
        // Complete is what elements and instruction say together: without a part of it the record takes nothing more away than its elements do.
        if (beside.Scope is { } scope && whole && record.Operation != Operation.Delete && Holds("scope", Digest(record.Scope)))
        {
            together.Scope = scope;
        }

        bool Holds(string name, string digest)
        {
            if (beside.Members.GetValueOrDefault(name)?.Of == digest)
            {
                return true;
            }
            Old(name);
            return false;
        }

        void Old(string name)
        {
            whole = false;
            lost.Add(name);
            context.Doubt(Outdated, root, name, "The elements that the instruction was written beside: they say something else now, and hold alone, but for what it withholds.");
        }

        void Fail(string member, string expected)
        {
            whole = false;
            lost.Add(member);
            Refuse(member, expected);
        }

        void Refuse(string came, string expected) => context.Doubt(Unreadable, root, came, expected);
    }

    /// <summary>The record with other members; null where it has no field for something that they say, or would be no entry.</summary>
    private static IpRecord? Read(IpRecord record, JsonObject json, List<(string Member, JsonNode? Value)> changed)
    {
        if (changed.Count == 0)
        {
            return null;
        }
        var other = json.DeepClone().AsObject();
        foreach (var (member, value) in changed)
        {
            if (value is null)
            {
                other.Remove(member);
            }
            else
            {
                other[member] = value.DeepClone();
            }
        }
        try
        {
            var read = RecordJson.Read(record.Right, Encoding.UTF8.GetBytes(other.ToJsonString(BesideText.Json)));
            var again = JsonNode.Parse(RecordJson.Bytes(read))!;
            if (!read.Identifiers.Exists(static number => number.Identifies) || !changed.TrueForAll(one => JsonNode.DeepEquals(one.Value, again[one.Member])))
            {
                return null;
            }
            (read.Scope, read.Produced, read.Operation, read.ExchangedBy) = (record.Scope, record.Produced, record.Operation, record.ExchangedBy);
            return read;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return null;
        }
    }
}
