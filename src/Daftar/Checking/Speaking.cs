using Daftar.Rights;

namespace Daftar.Checking;

/// <summary>What a record does not speak of cannot be missing from it.</summary>
internal static class Speaking
{
    /// <summary>It states something, and its word on these parts is complete.</summary>
    public static bool SpeaksFullyOf(this IpRecord record, Parts parts) => record.Operation == Operation.State && (record.Scope.Fully & parts) == parts;
}
