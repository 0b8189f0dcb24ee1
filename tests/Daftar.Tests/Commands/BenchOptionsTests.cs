using Daftar.Benchmarks.Speed;

namespace Daftar.Tests.Commands;

/// <summary>What `daftar bench` is asked for, before it spends minutes on it.</summary>
public sealed class BenchOptionsTests
{
    [Theory]
    [InlineData, InlineData("help"), InlineData("--help"), InlineData("load", "--help"), InlineData("load", "--applications", "5", "-h"), InlineData("search", "-?")]
    public void HelpAskedForAnywhereMeasuresNothing(params string[] arguments) => Assert.True(BenchOptions.AskForHelp(arguments));

    [Fact]
    public void OptionsComeAsNameAndValue()
    {
        var options = BenchOptions.Of(["--applications", "2,000", "--set", "twins"], "--applications", "--set", "--cores");

        Assert.Equal((2000, "twins", 2), (options.Number("--applications", 1), options.Text("--set"), options.Number("--cores", 2)));
        Assert.False(BenchOptions.AskForHelp(["load", "--set", "twins"]));
    }

    [Theory]
    [InlineData("'--aplications'", "--aplications", "5")]
    [InlineData("'5'", "5")]
    [InlineData("--set needs a value", "--set")]
    [InlineData("--set needs a value", "--set", "--applications", "5")]
    [InlineData("--set is given twice", "--set", "a", "--set", "b")]
    [InlineData("number above zero, not 'many'", "--applications", "many")]
    [InlineData("number above zero, not '-1'", "--applications", "-1")]
    public void WhatCannotBeDoneIsToldAndNotPassedOver(string told, params string[] arguments)
    {
        var refused = Assert.Throws<BenchOptionException>(() => BenchOptions.Of(arguments, "--applications", "--set").Number("--applications", 1));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }
}
