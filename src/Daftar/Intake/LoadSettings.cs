using Daftar.Dialects;
using Daftar.Store;

namespace Daftar.Intake;

/// <summary>What the operator's settings say about loading.</summary>
public static class LoadSettings
{
    /// <summary>Options with threads, batch and limits as set; what the sender declares is added by the caller.</summary>
    public static LoadOptions From(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new()
        {
            Readers = settings.Get(Settings.IntakeReaders),
            BatchRecords = settings.Get(Settings.IntakeBatch),
            Limits = new()
            {
                Files = settings.Get(Settings.IntakePackageFiles),
                Nesting = settings.Get(Settings.IntakeZipNesting),
                Ratio = settings.Get(Settings.IntakeZipRatio),
                Bytes = settings.Get(Settings.IntakePackageBytes),
                FileBytes = settings.Get(Settings.IntakeFileBytes),
                // A record is held in one array.
                RecordBytes = (int)Math.Min(settings.Get(Settings.IntakeRecordBytes), Array.MaxLength),
                Pixels = settings.Get(Settings.IntakeImagePixels),
                FollowLinks = settings.Get(Settings.IntakeLinksFollow),
                LeadingOut = settings.Get(Settings.IntakeZipLeadingOut),
                Xml = new()
                {
                    Depth = settings.Get(Settings.IntakeXmlDepth),
                    Nodes = settings.Get(Settings.IntakeXmlNodes),
                    TextLength = settings.Get(Settings.IntakeXmlText),
                    Entities = settings.Get(Settings.IntakeXmlEntities),
                },
            },
        };
    }
}
