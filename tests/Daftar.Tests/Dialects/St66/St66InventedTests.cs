namespace Daftar.Tests.Dialects.St66;

public sealed class St66InventedTests
{
    public static TheoryData<string> Samples => ExpectedRecords.Of("st66");

    [Theory]
    [MemberData(nameof(Samples))]
    public void ReadsWhatTheSampleSays(string name) => ExpectedRecords.AreRead("st66", name);
}
