using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Daftar.Rights;

namespace Daftar.Register;

/// <summary>A state, or what a record says, without what is taken down.</summary>
internal static class EraseState
{
    // The sign or the name of the thing itself is no data about the party, though a mark may be somebody's name.
    private static readonly HashSet<string> Signs = new(StringComparer.Ordinal)
    {
        "identifierBag", "titleBag", "markVerbalElementText", "markSignificantVerbalElementText", "markTranslationBag", "markTransliterationBag", "giNameTranslationBag", "giNameTransliterationBag",
        "verbalElementText",
    };

    /// <summary>The state without it; null where there was nothing to take away.</summary>
    public static IpRecord? Without(IpRecord state, ErasedNames names, PayloadBuffer buffer)
    {
        var hit = Parties(state, names, out var named);
        if (state.Residue is { } residue && residue.Exists(left => left.Text.Length > 0 && (named || names.StandIn(left.Text))))
        {
            // Nobody knows what stands in there: what an erased party's document left unread goes with it. An empty element holds nothing of anybody.
            hit = true;
            state.Residue = null;
        }
        var json = JsonNode.Parse(Payload.Json(state, buffer))!.AsObject();
        return Texts(json, names) ? RecordJson.Read(state.Right, Encoding.UTF8.GetBytes(json.ToJsonString())) : hit ? state : null;
    }

    /// <summary>
    /// The fingerprint of what is left: says nothing of what was taken away, and the same record delivered again is still known by it. Without
    /// what the load adds of its own.
    /// </summary>
    public static byte[] Fingerprint(IpRecord left, Scope scope, Operation operation, PayloadBuffer buffer)
    {
        var json = JsonNode.Parse(Payload.Json(left, buffer))!.AsObject();
        (json["legalStatus"] as JsonObject)?.Remove("reportedDate");
        foreach (var file in json["fileBag"]?.AsArray() ?? [])
        {
            file!.AsObject().Remove("sha256");
            file.AsObject().Remove("fileSizeQuantity");
        }
        json["scope"] = (int)scope.Fully;
        json["scopePartly"] = (int)scope.Partly;
        json["operation"] = (int)operation;
        return SHA256.HashData(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private static bool Parties(IpRecord state, ErasedNames names, out bool named)
    {
        var hit = false;
        named = false;
        foreach (var list in PartiesOf.Lists(state))
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                var parts = names.Of(list[i]);
                named |= parts != PartyParts.None;
                if ((parts & PartyParts.Name) != 0)
                {
                    hit = true;
                    list.RemoveAt(i);
                }
                else
                {
                    hit |= Erase(list[i], parts);
                }
            }
        }
        return hit;
    }

    /// <summary>False where there was nothing of it: a name alone may come back.</summary>
    private static bool Erase(Party party, PartyParts parts)
    {
        var hit = false;
        if ((parts & PartyParts.Address) != 0)
        {
            hit |= party is not { AddressLines: null, PostalCode: null, City: null, Region: null, Country: null };
            (party.AddressLines, party.PostalCode, party.City, party.Region, party.Country) = (null, null, null, null, null);
        }
        if ((parts & PartyParts.Contact) != 0)
        {
            hit |= party is not { Phones: null, Faxes: null, Emails: null, WebAddresses: null };
            (party.Phones, party.Faxes, party.Emails, party.WebAddresses) = (null, null, null, null);
        }
        if ((parts & PartyParts.Nationality) != 0)
        {
            hit |= party is not { Nationality: null, Residence: null };
            (party.Nationality, party.Residence) = (null, null);
        }
        return hit;
    }

    /// <summary>Names inside texts: an event's words, a procedure's, a description of the mark.</summary>
    private static bool Texts(JsonNode? node, ErasedNames names)
    {
        var hit = false;
        switch (node)
        {
            case JsonObject held:
                foreach (var (name, value) in held.ToList())
                {
                    if (Signs.Contains(name))
                    {
                        continue;
                    }
                    if (Text(value) is { } text)
                    {
                        if (names.Without(text) is { } without)
                        {
                            held[name] = without;
                            hit = true;
                        }
                    }
                    else
                    {
                        hit |= Texts(value, names);
                    }
                }
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (Text(list[i]) is { } text)
                    {
                        if (names.Without(text) is { } without)
                        {
                            list[i] = without;
                            hit = true;
                        }
                    }
                    else
                    {
                        hit |= Texts(list[i], names);
                    }
                }
                break;
        }
        return hit;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
