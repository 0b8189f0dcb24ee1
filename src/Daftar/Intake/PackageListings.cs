using System.Collections.Concurrent;

namespace Daftar.Intake;

/// <summary>
/// Sequence listings that name no application: each belongs to the record that names its file, or to the one application of the package that says the same, or is set aside.
/// Documents in XML are listed by name only where a record names one.
/// For several threads.
/// </summary>
internal sealed class PackageListings(IReadOnlyList<Container> containers)
{
    private readonly ConcurrentDictionary<PackageNames.Found, bool> _taken = [];
    private readonly Lazy<PackageNames> _names = new(() =>
    {
        var names = new PackageNames();
        for (var i = 0; i < containers.Count; i++)
        {
            foreach (var (path, entry) in containers[i].XmlNames)
            {
                names.Add(path, i, entry);
            }
        }
        names.Close();
        return names;
    });

    /// <summary>The document in XML that a record in <paramref name="xmlFile"/> means.</summary>
    public PackageNames.Found? Find(string xmlFile, string name) => _names.Value.Find(xmlFile, name);

    /// <summary>It is summed up with the record that names it.</summary>
    public void Take(PackageNames.Found listing) => _taken[listing] = true;

    /// <summary>Final where everything before it in the package has been read.</summary>
    public bool IsTaken(PackageNames.Found listing) => _taken.ContainsKey(listing);
}
