using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Offices;

/// <summary>Reads the embedded <c>Offices/XX/office.jsonc</c> and lays the operator's files over them.</summary>
internal static class OfficeFiles
{
    private static readonly JsonSerializerOptions Options = new()
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        // A mandate that does not say for whom means nothing.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <param name="folder">The operator's files, one an office; null for none.</param>
    public static OfficeProfiles Load(string? folder)
    {
        var assembly = typeof(OfficeFiles).Assembly;
        Dictionary<string, (JsonObject Profile, string File)> found = new(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("office/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var profile = Parse(stream, name);
            found.Add(CodeOf(profile, name), (profile, name));
        }
        // One named kh.json would be passed over in silence, and its collections shown.
        string[] files = folder is null ? [] : [.. Directory.EnumerateFiles(folder).Where(static path => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONC").Order(StringComparer.Ordinal)];
        foreach (var path in files)
        {
            using var stream = File.OpenRead(path);
            var over = Parse(stream, path);
            var code = CodeOf(over, path);
            if (Path.GetFileName(path) != code + ".jsonc")
            {
                throw new InvalidDataException($"{path}: the file of {code} is named {code}.jsonc.");
            }
            found[code] = (Over(found.TryGetValue(code, out var known) ? known.Profile : [], over), path);
            if (HasNull(found[code].Profile))
            {
                throw new InvalidDataException($"{path}: null in a list.");
            }
        }
        var profiles = found.Values.Select(one => Read(one.Profile, one.File)).ToList();
        Agree(profiles, found);
        return new OfficeProfiles(profiles);
    }

    /// <exception cref="InvalidDataException">Not JSON, or a key that no profile has; names the file, the line and the key.</exception>
    internal static OfficeProfile Read(Stream stream, string name)
    {
        try
        {
            return Known(JsonSerializer.Deserialize<OfficeProfile>(stream, Options)!, name);
        }
        catch (JsonException problem)
        {
            throw Wrong(name, problem);
        }
    }

    private static OfficeProfile Read(JsonObject profile, string name)
    {
        try
        {
            return Known(profile.Deserialize<OfficeProfile>(Options)!, name);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{name}: {problem.Message}", problem);
        }
    }

    private static OfficeProfile Known(OfficeProfile profile, string name) =>
        VisibilityWords.Complaint(profile.Visibility) is { } unknown ? throw new InvalidDataException($"{name}: {unknown}") : profile;

    private static JsonObject Parse(Stream stream, string name)
    {
        try
        {
            return JsonNode.Parse(stream, null, Reading) as JsonObject
                ?? throw new InvalidDataException($"{name}: an office file is one JSON object.");
        }
        catch (JsonException problem)
        {
            throw Wrong(name, problem);
        }
    }

    private static InvalidDataException Wrong(string name, JsonException problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}: line {problem.LineNumber + 1}: {problem.Message}"), problem);

    private static string CodeOf(JsonObject profile, string name) =>
        profile["code"] is JsonValue value && value.TryGetValue<string>(out var code) && code.Length == 2 && code.All(char.IsAsciiLetterUpper)
            ? code : throw new InvalidDataException($"{name}: \"code\" must be two capital letters of WIPO ST.3.");

    /// <summary>As JSON Merge Patch (RFC 7396): objects key by key, null takes a key away, everything else, lists too, is replaced by what stands over it.</summary>
    private static JsonObject Over(JsonObject under, JsonObject over)
    {
        foreach (var (key, value) in over)
        {
            if (value is null)
            {
                under.Remove(key);
            }
            else
            {
                under[key] = value is JsonObject above ? Over(under[key] is JsonObject below ? (JsonObject)below.DeepClone() : [], above) : value.DeepClone();
            }
        }
        return under;
    }

    private static bool HasNull(JsonNode node) => node switch
    {
        JsonObject some => some.Any(static pair => pair.Value is { } value && HasNull(value)),
        JsonArray many => many.Any(static item => item is null || HasNull(item)),
        _ => false,
    };

    /// <summary>What the types cannot say: ids are unique, a right has one authority, and tables by right name rights.</summary>
    private static void Agree(List<OfficeProfile> profiles, Dictionary<string, (JsonObject Profile, string File)> found)
    {
        HashSet<string> ids = new(StringComparer.OrdinalIgnoreCase), rights = [.. Enum.GetValues<Right>().Select(OfficeProfiles.RightKey)];
        foreach (var profile in profiles)
        {
            foreach (var authority in profile.Authorities)
            {
                Refuse(authority.Id.Length < 3, $"\"{authority.Id}\" is too short for the id of an authority: two letters are an ST.3 code");
                Refuse(!ids.Add(authority.Id), $"the authority \"{authority.Id}\" is there already: an id is unique among all offices");
            }
            foreach (var right in profile.Authorities.SelectMany(static authority => authority.Rights).GroupBy(static right => right).Where(static group => group.Count() > 1))
            {
                Refuse(true, $"two authorities administer \"{OfficeProfiles.RightKey(right.Key)}\"");
            }
            foreach (var key in profile.Terms.Keys.Where(key => key != OfficeProfiles.AnyRight && !rights.Contains(key)))
            {
                Refuse(true, $"\"terms\" of \"{key}\": expected {string.Join(", ", rights)} or {OfficeProfiles.AnyRight}");
            }
            foreach (var (code, said) in profile.Checks)
            {
                // What stops a package is known before its first record; a check is not.
                Refuse(said.Severity == Severity.Stop, $"\"checks\" of \"{code}\": a check can watch, warn or set a record aside (setAside)");
            }
            foreach (var mandate in profile.Mandates)
            {
                foreach (var key in (mandate.Rights ?? []).Where(key => key != Mandate.All && !rights.Contains(key)))
                {
                    Refuse(true, $"a mandate for \"{key}\": expected {string.Join(", ", rights)} or {Mandate.All}");
                }
                Refuse(mandate.Provider is { } provider && !profile.Authorities.Exists(authority => Authority.IsSame(authority.Id, provider)), $"a mandate of \"{mandate.Provider}\", which is no authority of this office");
            }

            void Refuse(bool wrong, string problem)
            {
                if (wrong)
                {
                    throw new InvalidDataException($"{found[profile.Code].File}: {problem}.");
                }
            }
        }
        foreach (var profile in profiles)
        {
            foreach (var mandate in profile.Mandates.Where(mandate => mandate.For != Mandate.All && !(mandate.For.Length == 2 && mandate.For.All(char.IsAsciiLetter)) && !ids.Contains(mandate.For)))
            {
                throw new InvalidDataException($"{found[profile.Code].File}: a mandate for \"{mandate.For}\": expected an ST.3 code, the id of an authority or {Mandate.All}.");
            }
        }
    }
}
