using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

public sealed class DataFolderTests
{
    [Theory]
    [InlineData("/etc/passwd", "/etc/passwd is a file")]
    [InlineData("/etc/passwd/below", "/etc/passwd is a file")]
    [InlineData("/proc/nowhere", "cannot be made")]
    public async Task ADataFolderThatCannotBeIsToldWithWhyAndWhatToDo(string folder, string why)
    {
        var (code, _, error) = await RunAsync("packages", "--data", folder);

        Assert.Equal(3, code);
        Assert.Contains($"The data folder {folder} cannot be used: ", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Contains("--data FOLDER", error, StringComparison.Ordinal);
    }
}
