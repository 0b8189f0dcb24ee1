namespace Daftar.Rights;

/// <summary>The pictures of a record that can be shown: arrived, and in a form that is decoded. Others are offered as files only.</summary>
public static class Pictures
{
    /// <summary>The mark, the views of a design, the drawings of an invention, in the office's order.</summary>
    public static IEnumerable<FileReference> Of(IpRecord record) => record.Files is { Count: > 0 } files ? Of(files) : [];

    private static IEnumerable<FileReference> Of(List<FileReference> files) =>
        files
            .Where(file => file.Sha256 is not null && file.Kind is FileKind.MarkImage or FileKind.View or FileKind.Drawing && IsShown(file))
            .OrderBy(file => file.Sequence ?? int.MaxValue);

    private static bool IsShown(FileReference file)
    {
        var dot = file.Name?.LastIndexOf('.') ?? -1;
        var form = dot >= 0 ? file.Name.AsSpan(dot + 1) : file.Format.AsSpan();
        foreach (var known in (ReadOnlySpan<string>)["jpg", "jpeg", "png", "gif", "webp", "tif", "tiff"])
        {
            if (form.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
