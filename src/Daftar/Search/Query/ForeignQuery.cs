namespace Daftar.Search;

internal static class ForeignQuery
{
    public static bool IsRecognised(string query) => false;

    public static SearchProblem? Problem(string query, FieldTable fields) => null;
}
