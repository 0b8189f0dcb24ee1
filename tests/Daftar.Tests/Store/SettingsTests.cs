using Daftar.Store;

namespace Daftar.Tests.Store;

public class SettingsTests
{
    [Fact]
    public void TheLaterSourceWins()
    {
        var settings = Settings.From(
            new WrittenSetting("daftar.jsonc, line 2", "serve.port", "8001"),
            new WrittenSetting("environment DAFTAR_SERVE_PORT", "serve.port", "8002"),
            new WrittenSetting("--set serve.port", "serve.port", "8003"));
        Assert.Equal(8003, settings.Get(Settings.ServePort));
        Assert.Equal("--set serve.port", settings.SourceOf(Settings.ServePort));
        Assert.Equal("default", settings.SourceOf(Settings.ServeAddress));
        Assert.Equal(5080, Settings.Defaults.Get(Settings.ServePort));
    }

    [Fact]
    public void AllMistakesAreToldAtOnceWithPlaceValueAndRemedy()
    {
        var wrong = Assert.Throws<SettingsException>(() => Settings.From(
            new WrittenSetting("daftar.jsonc, line 3", "serve.prot", "80"),
            new WrittenSetting("environment DAFTAR_INTAKE_RECORD_BYTES", "intake.record.bytes", "64 MB"),
            new WrittenSetting("--set x", "completely-else", "1")));
        Assert.Equal(
            [
                "daftar.jsonc, line 3: there is no setting \"serve.prot\"; did you mean \"serve.port\"? `daftar settings` lists them all.",
                "environment DAFTAR_INTAKE_RECORD_BYTES: intake.record.bytes is \"64 MB\", expected an amount of bytes such as 65536, 512 KiB, 64 MiB or 2 GiB.",
                "--set x: there is no setting \"completely-else\". `daftar settings` lists them all.",
            ],
            wrong.Problems);
    }

    [Fact]
    public void AConnectionStringIsNeverShown()
    {
        var settings = Settings.From(new WrittenSetting("--database", "database", "Host=db;Password=invented"));
        Assert.Equal("(hidden)", settings.Shown(Settings.Database));
        Assert.Equal("Host=db;Password=invented", settings.Get(Settings.Database));
    }

    [Fact]
    public void EverySettingSaysWhatItIsAndItsDefaultReadsBack() => Assert.All(Settings.All, setting =>
    {
        Assert.Matches(@"\A[a-z]+(\.[a-z]+)*\z", setting.Name);
        Assert.EndsWith(".", setting.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('|', setting.Sentence);
        Assert.Equal(setting.DefaultText, setting.Write(setting.Read(setting.DefaultText)));
    });

    [Fact]
    public void NamesAndVariablesAreUnique()
    {
        Assert.Distinct(Settings.All.Select(s => s.Name));
        Assert.Distinct(Settings.All.Select(s => s.Variable));
    }

    [Theory]
    [InlineData("65536", 65536)]
    [InlineData("1.5 KiB", 1536)]
    [InlineData("64MiB", 64L << 20)]
    [InlineData("2 tib", 2L << 40)]
    public void BytesCarryTheirUnit(string text, long bytes) => Assert.Equal(bytes, SettingsKinds.Bytes.Read(text));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("64 MB")]
    [InlineData("99999999999 TiB")]
    public void WhatIsNoAmountOfBytesIsRefused(string text) => Assert.Throws<FormatException>(() => SettingsKinds.Bytes.Read(text));

    [Theory]
    [InlineData("500 ms", 0.5)]
    [InlineData("10 s", 10)]
    [InlineData("1.5 h", 5400)]
    [InlineData("90 d", 7776000)]
    public void TimeCarriesItsUnit(string text, double seconds) => Assert.Equal(seconds, SettingsKinds.Time.Read(text).TotalSeconds);

    [Fact]
    public void WhatMayBeSwitchedOffByZeroSaysSo()
    {
        Assert.Equal(TimeSpan.Zero, Settings.From(new WrittenSetting("--set", "packages.keep", "0")).Get(Settings.PackagesKeep));
        Assert.Throws<SettingsException>(() => Settings.From(new WrittenSetting("--set", "search.deadline", "0")));
    }

    [Theory]
    [InlineData("10")]
    [InlineData("0 s")]
    [InlineData("10 S")]
    public void TimeWithoutUnitIsRefused(string text) => Assert.Throws<FormatException>(() => SettingsKinds.Time.Read(text));

    [Fact]
    public void AFileMayNestNamesAndCarryComments()
    {
        using var file = new TemporaryFile(
            """
            {
              // the portal
              "serve": { "port": 8080, "address": "0.0.0.0" },
              "intake.batch": 500, /* small machine */
            }
            """);
        Assert.Equal(
            [
                new($"{file.Path}, line 3", "serve.port", "8080"),
                new($"{file.Path}, line 3", "serve.address", "0.0.0.0"),
                new($"{file.Path}, line 4", "intake.batch", "500"),
            ],
            Settings.FromFile(file.Path));
    }

    [Theory]
    [InlineData("[]", "line 1: a settings file is one JSON object")]
    [InlineData("{\n\"serve.port\": [1]\n}", "line 2: serve.port must be a text, a number, true or false")]
    [InlineData("{\n\"serve.port\": null\n}", "line 2: serve.port must be a text, a number, true or false")]
    [InlineData("{\n\"serve.port\" 1\n}", "line 2: this is no JSON")]
    [InlineData("", "line 1: this is no JSON")]
    public void ABrokenFileNamesTheLine(string text, string problem)
    {
        using var file = new TemporaryFile(text);
        var wrong = Assert.Throws<SettingsException>(() => Settings.FromFile(file.Path));
        Assert.StartsWith($"{file.Path}, {problem}", Assert.Single(wrong.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void VariablesOfDaftarAreSettingsAndMistypedOnesAreNotIgnored()
    {
        var written = Settings.FromEnvironment(
        [
            new("PATH", "/bin"), new("DAFTAR_SERVE_PORT", "81"), new("DAFTAR_SERVE_PROT", "82"), new("DAFTAR_SAMPLES", "x"), new("DAFTAR_TEST_DATABASE", "x"),
        ]);
        Assert.Equal(
            [new("environment DAFTAR_SERVE_PORT", "serve.port", "81"), new("environment DAFTAR_SERVE_PROT", "serve.prot", "82")],
            written);
    }

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("port", "prot", 1)]
    [InlineData("serve", "srevr", 2)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void NamesAreCompared(string one, string other, int distance)
    {
        Assert.Equal(distance, Near.Distance(one, other));
        Assert.Equal(distance, Near.Distance(other, one));
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
