using Daftar.Dialects.St86;

namespace Daftar.Tests.Dialects.St86;

public sealed class St86ProductsTests
{
    [Theory]
    [InlineData("10.04", "10-04")]
    [InlineData("10-04", "10-04")]
    [InlineData("7-1", "07-01")]
    [InlineData("0701", "07-01")]
    [InlineData("32.00", "32-00")]
    [InlineData("07 - 01", "07-01")]
    [InlineData("7", null)]
    [InlineData("07-01-02", null)]
    [InlineData("A1-01", null)]
    [InlineData("", null)]
    public void LocarnoClassesAreWrittenOneWay(string written, string? normal) => Assert.Equal(normal, St86Products.Locarno(written));
}
