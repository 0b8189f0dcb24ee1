namespace Daftar.Dialects;

/// <summary>The prefixes that are declared where a reader stands.</summary>
internal sealed class XmlPrefixes
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly List<(byte[] Prefix, bool IsSchemaInstance, int Depth)> _declared = [];
    private int _around;

    /// <summary>Another number whenever something is declared or ends: what was found out under one number holds as long as it stays.</summary>
    public long State { get; private set; } = 1;

    /// <summary>Namespaces by the prefix that documents of the standards give them.</summary>
    private static readonly (string Prefix, string Namespace)[] Usual =
    [
        ("com", "http://www.wipo.int/standards/XMLSchema/ST96/Common"), ("tmk", "http://www.wipo.int/standards/XMLSchema/ST96/Trademark"), ("pat", "http://www.wipo.int/standards/XMLSchema/ST96/Patent"),
        ("dgn", "http://www.wipo.int/standards/XMLSchema/ST96/Design"), ("gin", "http://www.wipo.int/standards/XMLSchema/ST96/GeographicalIndication"), ("exch", "http://www.epo.org/exchange"),
        ("ops", "http://ops.epo.org"), ("ftxt", "http://www.epo.org/fulltext"), ("reg", "http://www.epo.org/register"), ("xlink", "http://www.w3.org/1999/xlink"), ("xsi", SchemaInstance),
        ("xs", "http://www.w3.org/2001/XMLSchema"), ("xsd", "http://www.w3.org/2001/XMLSchema"),
    ];

    /// <summary>How a prefix that nobody declares is put right: a sentence with a blank before it, else empty.</summary>
    /// <param name="prefix">As it is written.</param>
    /// <param name="declared">Those that are declared.</param>
    public static string Meant(string prefix, IEnumerable<string> declared) =>
        // what the standards call something is no slip of another prefix, though it begins like it: xs is not xsi
        Array.Find(Usual, one => one.Prefix == prefix) is { Namespace: { } space } ? $" Here xmlns:{prefix}=\"{space}\"."
        : declared.FirstOrDefault(one => one != prefix && IsSlip(prefix, one)) is { } slip ? $" Here {slip} is declared: if that is meant, write {slip}:." : "";

    /// <summary>One begins with the other; a single letter begins too many.</summary>
    private static bool IsSlip(string prefix, string declared) =>
        Math.Min(prefix.Length, declared.Length) > 1 && (declared.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || prefix.StartsWith(declared, StringComparison.OrdinalIgnoreCase));

    /// <summary>Begins anew with what is declared around the records of a document.</summary>
    public void Begin(IEnumerable<(string Prefix, string Namespace)> around)
    {
        _declared.Clear();
        foreach (var (prefix, space) in around)
        {
            Declare(System.Text.Encoding.UTF8.GetBytes(prefix), space, 0);
        }
        _around = _declared.Count;
        State++;
    }

    /// <summary>Forgets what a record declared.</summary>
    public void BeginRecord()
    {
        if (_declared.Count > _around)
        {
            _declared.RemoveRange(_around, _declared.Count - _around);
            State++;
        }
    }

    public void Declare(ReadOnlySpan<byte> prefix, string space, int depth)
    {
        _declared.Add((prefix.ToArray(), space == SchemaInstance, depth));
        State++;
    }

    /// <summary>An element at that depth ended.</summary>
    public void End(int depth)
    {
        while (_declared.Count > _around && _declared[^1].Depth >= depth)
        {
            _declared.RemoveAt(_declared.Count - 1);
            State++;
        }
    }

    /// <summary>Whether the name's prefix is declared here; notes with the name whose it is.</summary>
    public bool Declares(XmlName name)
    {
        if (name.DeclaredIn == State)
        {
            return true;
        }
        if (name.PrefixLength == 3 && name.Prefix.SequenceEqual("xml"u8))
        {
            name.IsOfSchemaInstance = false;
            name.DeclaredIn = State;
            return true;
        }
        for (var at = _declared.Count - 1; at >= 0; at--)
        {
            if (name.Prefix.SequenceEqual(_declared[at].Prefix))
            {
                name.IsOfSchemaInstance = _declared[at].IsSchemaInstance;
                name.DeclaredIn = State;
                return true;
            }
        }
        return false;
    }
}
