using Daftar.Rights;
using Daftar.Server.Portal;

namespace Daftar.Tests.Portal;

/// <summary>Documents an office only points to are links where that is safe, and text where it is not.</summary>
public sealed class ElsewhereTests
{
    [Theory]
    [InlineData("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:1", "eur-lex.europa.eu")]
    [InlineData("http://data.europa.eu/eli/1", "data.europa.eu")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,<script>1</script>", null)]
    [InlineData("https://eur-lex.europa.eu@example.org/", null)]
    [InlineData("https://192.0.2.1/x", null)]
    [InlineData("http://localhost/x", null)]
    [InlineData("https://example.org:8443/x", null)]
    [InlineData("//example.org/x", null)]
    [InlineData("23041", null)]
    public void OnlyAnAddressOfTheWebIsALink(string address, string? host) =>
        Assert.Equal(host, Addresses.Elsewhere(new FileReference { Kind = FileKind.Document, Identifier = address })?.Host);

    [Fact]
    public void AFileThatIsNamedIsNone() =>
        Assert.Null(Addresses.Elsewhere(new FileReference { Kind = FileKind.Document, Name = "a.pdf", Identifier = "https://example.org/a.pdf" }));
}
