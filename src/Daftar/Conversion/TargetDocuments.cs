using Daftar.Dialects.St96.Writing;
using Daftar.Dialects.St97;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Conversion;

/// <summary>
/// Documents in the target folder. Every document of a package becomes one of each right, under its own path; of patents, and where every record is wanted
/// by itself, a folder of that name with a document for each. A document gets its name when it is whole.
/// </summary>
internal sealed class TargetDocuments(ConversionOptions options) : IDisposable
{
    private readonly Dictionary<Right, Transaction> _open = [];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private string? _source;

    private string Ending => options.Form == TargetForm.St97 ? ".json" : ".xml";

    /// <summary>Writes a record whose own documents are known.</summary>
    /// <param name="source">Path of the document in the package that it was read from.</param>
    /// <returns>Where it stands, below the folder.</returns>
    /// <exception cref="TargetException">It cannot be written.</exception>
    public IReadOnlyList<string> Write(string source, IpRecord record, St96Header header, CarriedRecord carried)
    {
        try
        {
            return Put(source, record, header, carried);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(options.Folder, problem);
        }
    }

    /// <summary>Closes what is open; it gets its name.</summary>
    /// <exception cref="TargetException">It cannot be written.</exception>
    public void Finish()
    {
        try
        {
            Close();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(options.Folder, problem);
        }
    }

    private IReadOnlyList<string> Put(string source, IpRecord record, St96Header header, CarriedRecord carried)
    {
        if (source != _source)
        {
            Close();
            _source = source;
        }
        if (record.Right == Right.Patent || options.EachRecord)
        {
            return Alone(source, record, carried.Json ?? carried.Documents.Documents);
        }
        if (!_open.TryGetValue(record.Right, out var transaction))
        {
            // A document that holds marks and designs becomes two.
            var name = Free(_open.Count == 0 ? Bare(source) : $"{Bare(source)}.{record.Right.ToString().ToLowerInvariant()}", Ending);
            _open[record.Right] = transaction = new Transaction(Folder(name), name, record.Right, header, options.Form);
        }
        transaction.Writer.Write(record, carried.Beside);
        return [transaction.Name];
    }

    private void Close()
    {
        foreach (var (right, transaction) in _open.ToList())
        {
            transaction.Finish();
            _open.Remove(right);
        }
    }

    public void Dispose()
    {
        foreach (var transaction in _open.Values)
        {
            transaction.Dispose();
        }
        _open.Clear();
    }

    private List<string> Alone(string source, IpRecord record, IReadOnlyList<ReadOnlyMemory<byte>> documents)
    {
        var number = record.Publications is [{ Number: { } published } publication, ..] && record.Right == Right.Patent ? publication.Office + published + publication.KindCode
            : record.Identifiers is [var first, ..] ? first.Office + first.Written + (record.PlaceInApplication is { } place ? "-" + place : "") : "record";
        var names = new List<string>();
        foreach (var document in documents)
        {
            var name = Free($"{Bare(source)}/{Safe(number)}", Ending);
            var path = Folder(name);
            try
            {
                using (var file = File.Create(path + Unfinished))
                {
                    file.Write(document.Span);
                }
                File.Move(path + Unfinished, path, overwrite: true);
            }
            catch
            {
                Remove(path + Unfinished);
                throw;
            }
            names.Add(name);
        }
        return names;
    }

    /// <summary>A name that nothing written before has.</summary>
    private string Free(string name, string ending)
    {
        var free = name + ending;
        for (var again = 2; !_taken.Add(free); again++)
        {
            free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{again}{ending}");
        }
        return free;
    }

    /// <summary>The path of a document, with its folder made: inside the target, whatever links lie there.</summary>
    private string Folder(string name)
    {
        var path = Path.Combine(options.Folder, name);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        if (!RealPath.IsInside(folder, options.Folder))
        {
            throw new IOException($"{folder} is a link that leads out of the folder.");
        }
        return path;
    }

    /// <summary>What is not whole goes; where even that cannot be done, its name says that it is not.</summary>
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Why the document could not be written is what is told.
        }
    }

    private const string Unfinished = ".part";

    /// <summary>The path without its ending, inside the folder whatever the package says: each part of it a plain name.</summary>
    private static string Bare(string source) => string.Join('/', Path.ChangeExtension(source.Replace('\\', '/'), null)!.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Safe));

    private static string Safe(string part)
    {
        var safe = string.Concat(part.Select(static one => char.IsLetterOrDigit(one) || one is '-' or '_' or '.' or ' ' ? one : '-')).Trim(' ', '.');
        return safe.Length == 0 ? "_" : safe.Length > 100 ? safe[..100] : safe;
    }

    /// <summary>A document for many records.</summary>
    private sealed class Transaction : IDisposable
    {
        private readonly string _path;
        private readonly TargetForm _form;
        private readonly FileStream _file;

        public Transaction(string path, string name, Right right, St96Header header, TargetForm form)
        {
            (_path, Name, _form) = (path, name, form);
            _file = new FileStream(path + Unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            Writer = St96Writer.Begin(_file, right, header);
        }

        public string Name { get; }

        public St96Writer Writer { get; }

        public void Finish()
        {
            Writer.End();
            Writer.Dispose();
            if (_form == TargetForm.St97)
            {
                _file.Position = 0;
                using (var json = File.Create(_path + Unfinished + "2"))
                {
                    St97Writer.Write(_file, json);
                }
                _file.Dispose();
                File.Delete(_path + Unfinished);
                File.Move(_path + Unfinished + "2", _path, overwrite: true);
                return;
            }
            _file.Dispose();
            File.Move(_path + Unfinished, _path, overwrite: true);
        }

        /// <summary>Given up: what is not whole goes. What is still to be written goes nowhere, so that a full disk is told once.</summary>
        public void Dispose()
        {
            foreach (var open in (IDisposable[])[Writer, _file])
            {
                try
                {
                    open.Dispose();
                }
                catch (Exception problem) when (problem is IOException or InvalidOperationException)
                {
                    // Its file is taken away below.
                }
            }
            Remove(_path + Unfinished);
            Remove(_path + Unfinished + "2");
        }
    }
}
