namespace Daftar.Tests.Consistency;

/// <summary>Shows every complaint of a test at once, one a line: the stock assertion cuts after five.</summary>
internal static class Complaints
{
    public static void None(IEnumerable<string> complaints)
    {
        var all = complaints.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all.Prepend("")));
    }
}
