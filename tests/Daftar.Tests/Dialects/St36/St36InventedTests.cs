namespace Daftar.Tests.Dialects.St36;

public sealed class St36InventedTests
{
    public static TheoryData<string> Samples => ExpectedRecords.Of("st36");

    [Theory]
    [MemberData(nameof(Samples))]
    public void ReadsWhatTheSampleSays(string name) => ExpectedRecords.AreRead("st36", name);
}
