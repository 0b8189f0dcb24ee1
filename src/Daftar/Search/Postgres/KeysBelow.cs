using System.Text;
using Daftar.Store;

namespace Daftar.Search;

/// <summary>Values of a field that begin so, put together by their level, for suggestions. Those that no entry has any more are among them and find nothing.</summary>
internal static class KeysBelow
{
    /// <summary>With how many values stand below each: how many entries have them is not counted in the database.</summary>
    public static IReadOnlyList<IndexWord> Read(Database database, IndexField field, WordRequest request)
    {
        using var command = database.Source.CreateCommand("select word from search_word where field = $1 and word ^@ $2 order by word limit $3");
        command.Parameters.Add(new() { Value = (short)field.Ordinal });
        command.Parameters.Add(new() { Value = request.Text });
        command.Parameters.Add(new() { Value = (long)request.Most });
        using var row = command.ExecuteReader();
        var found = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (row.Read())
        {
            var key = Encoding.UTF8.GetBytes(row.GetString(0));
            var group = Encoding.UTF8.GetString(key.AsSpan(0, KeyLevels.Length(field.Kind, key, request.Edits)));
            found[group] = found.GetValueOrDefault(group) + 1;
        }

        return [.. found.Select(static one => new IndexWord(one.Key, one.Value))];
    }
}
