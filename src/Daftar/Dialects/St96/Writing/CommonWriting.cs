using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>What every right writes alike.</summary>
internal static class CommonWriting
{
    /// <summary>Delete for a deletion, Update for a record that does not speak of everything; a whole state needs no word.</summary>
    public static string? Operation(IpRecord record) =>
        record.Operation == Rights.Operation.Delete ? "Delete" : record.Scope.Fully != Parts.All ? "Update" : null;

    /// <summary>Which parts the record speaks of, where Update does not say it, and what Daftar says beside elements: behind the attributes of its element.</summary>
    public static void Scope(St96Xml xml, IpRecord record)
    {
        if (record.Operation != Rights.Operation.Delete)
        {
            StatedScope.Write(xml.Raw, record.Scope, record.Scope.Fully == Parts.All ? Rights.Scope.Everything : new Scope(Parts.None, St96Parts.Held(record)));
        }
        xml.Beside();
    }

    /// <summary>The record's own time where it is another than the document's.</summary>
    public static void Produced(St96Xml xml, IpRecord record, St96Header header)
    {
        if (record.Produced is { } produced && produced != header.Produced)
        {
            xml.Open(Com, "Version");
            xml.Moment(Com, "VersionDateTime", produced);
            xml.Close();
        }
    }

    /// <summary>Fields of the model that no document of ST.96 has a place for.</summary>
    public static void Rest(St96Xml xml, IpRecord record)
    {
        xml.LoseWhere(record.Visibility != Visibility.Public, "visibility");
        xml.LoseWhere(record.PublicFrom is not null, "publicFromDate");
        xml.LoseWhere(record.RestrictedParts != Parts.None, "restrictedParts");
        xml.LoseWhere(record.Residue is not null, "residueBag");
    }
}
