using Daftar.Dialects;

namespace Daftar;

/// <summary>Plug-ins that are code, one line each. What is data (offices, languages) is found by itself.</summary>
public static class Catalog
{
    /// <summary>Dialects in the order they are asked whether they recognise a document.</summary>
    public static IReadOnlyList<Dialect> Dialects { get; } =
    [
    ];
}
