namespace Daftar.Checking.Reading;

/// <summary>What is to be done with a record is said in a word that no standard has, or under another name.</summary>
internal sealed class OperationUnknown : ReadingCheck
{
    public override string Code => "OPERATION-UNKNOWN";

    public override string Wrong => "An instruction that is none of the standard's";

    public override string Expected => "Insert, Update or Delete: the attribute operationCode (ST.66, ST.86) or com:operationCategory (ST.96).";

    public override string Mend => "Write the attribute under its own name, with one of the words of the standard. A record whose instruction looks like a deletion (Deleted, Remove, D, in any language) is set aside: it is neither shown nor deleted, until it comes again with Delete, or without. Any other word is kept beside the record, which is taken as the whole state.";

    public override Source? Source => new(Standards.St96, "com:OperationCategoryType");
}
