using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Daftar.Server.Portal;

/// <summary>
/// Style sheets, scripts and fonts of pages, as <c>ui/build.mjs</c> made them. A name holds the hash of the content, so a browser asks once and
/// never again; text was compressed when it was built.
/// </summary>
internal sealed class Assets
{
    private static readonly (string Coding, string End)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private readonly FrozenDictionary<string, string> hashed;
    private readonly FrozenDictionary<string, string> media;
    private readonly string folder;

    /// <param name="folder">The folder with <c>assets.json</c>.</param>
    /// <exception cref="FileNotFoundException">The build did not make the files.</exception>
    public Assets(string folder)
    {
        this.folder = folder;
        var list = Path.Combine(folder, "assets.json");
        if (!File.Exists(list))
        {
            throw new FileNotFoundException($"{list} is missing: build Daftar.Server with Node.js at hand, or run npm run build in src/Daftar.Server/ui.", list);
        }

        hashed = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(list))!.ToFrozenDictionary(StringComparer.Ordinal);
        var types = new FileExtensionContentTypeProvider();
        media = hashed.Values.ToFrozenDictionary(name => name, name => types.TryGetContentType(name, out var type) ? type : "application/octet-stream", StringComparer.Ordinal);
    }

    /// <summary>The files beside the program.</summary>
    public static Assets Built() => new(Path.Combine(AppContext.BaseDirectory, "wwwroot", "lib"));

    /// <summary>The address of a file by the name it has in <c>ui/</c>: "daftar.css".</summary>
    public string this[string name] => "/lib/" + hashed[name];

    public void Map(IEndpointRouteBuilder app) => app.MapMethods("/lib/{name}", [HttpMethods.Get, HttpMethods.Head], (string name, HttpContext context) =>
    {
        // Only names in the list are files: nothing of the address reaches the file system.
        if (!media.TryGetValue(name, out var type))
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (coding, end) in Codings)
        {
            if (accepted.Any(wanted => wanted.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && wanted.Quality is not 0) && File.Exists(Path.Combine(folder, name + end)))
            {
                headers.ContentEncoding = coding;
                return Results.File(Path.Combine(folder, name + end), type);
            }
        }

        return Results.File(Path.Combine(folder, name), type);
    });
}
