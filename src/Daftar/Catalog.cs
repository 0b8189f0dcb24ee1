using Daftar.Checking;
using Daftar.Checking.Collection;
using Daftar.Checking.Common;
using Daftar.Checking.Designs;
using Daftar.Checking.Files;
using Daftar.Checking.Indications;
using Daftar.Checking.Packages;
using Daftar.Checking.Patents;
using Daftar.Checking.Reading;
using Daftar.Checking.Trademarks;
using Daftar.Dialects;
using Daftar.Dialects.St26;
using Daftar.Dialects.St36;
using Daftar.Dialects.St66;
using Daftar.Dialects.St86;
using Daftar.Dialects.St96;

namespace Daftar;

/// <summary>Plug-ins that are code, one line each. What is data (offices, languages) is found by itself.</summary>
public static class Catalog
{
    /// <summary>Dialects in the order they are asked whether they recognise a document.</summary>
    public static IReadOnlyList<Dialect> Dialects { get; } =
    [
        new St96Dialect(),
        new St66Dialect(),
        new St86Dialect(),
        new St36Dialect(),
        new St26Dialect(),
    ];

    /// <summary>Checks, in the order of the page docs/reference/checks/README.md, in which they are run.</summary>
    public static IReadOnlyList<Check> Checks { get; } =
    [
        new FileMissing(),
        new SequenceListingMissing(),
        new DateUnreadable(),
        new ClassUnreadable(),
        new DocumentUnrecognised(),
        new XmlMalformed(),
        new RecordNumberMissing(),
        new OfficeMissing(),
        new ApplicantMissing(),
        new FilingDateMissing(),
        new FilingInFuture(),
        new RegistrationInFuture(),
        new RegistrationBeforeFiling(),
        new PublicationBeforeFiling(),
        new ExpiryBeforeStart(),
        new TerminationBeforeFiling(),
        new YearNotGregorian(),
        new DateStandsForNone(),
        new EventInFuture(),
        new EventBeforeFiling(),
        new EventWithoutDate(),
        new EventWithoutWords(),
        new EventCodeUnknown(),
        new EventsContradictStatus(),
        new InForceAfterExpiry(),
        new PendingThoughRegistered(),
        new StatusMissing(),
        new StatusUnknown(),
        new StatusDateInFuture(),
        new OfficeCodeUnknown(),
        new PriorityLaterThanFiling(),
        new PriorityIncomplete(),
        new PriorityOfficeUnknown(),
        new PriorityTwice(),
        new CountryCodeUnknown(),
        new PartyNameMissing(),
        new PartyNameStandsForNone(),
        new LanguageUnknown(),
        new NumberFormUnknown(),
        new NumberYearContradictsFiling(),
        new NumberStandsForNone(),
        new RelationWithoutNumber(),
        new RelationToItself(),
        new DesignationUnknown(),
        new PublicationWithoutDate(),
        new TextDoubleEncoded(),
        new TextReplaced(),
        new TextControl(),
        new TextMarkup(),
        new TitleInOtherScript(),
        new FileNamedTwice(),
        new FileNameUnsafe(),
        new TitleMissing(),
        new AbstractMissing(),
        new ClaimsMissing(),
        new ClaimCountDiffers(),
        new ClaimTwice(),
        new KindCodeForm(),
        new IpcForm(),
        new CpcForm(),
        new ClassificationMissing(),
        new InventorMissing(),
        new CitationOfficeUnknown(),
        new NiceClassUnknown(),
        new GoodsWithoutClass(),
        new ClassWithoutGoods(),
        new GoodsMissing(),
        new NiceClassTwice(),
        new NiceEditionUnknown(),
        new NiceClassNotInEdition(),
        new ViennaForm(),
        new MarkWithoutSign(),
        new WordMarkWithoutWords(),
        new FigurativeMarkWithoutImage(),
        new MarkFeatureUnknown(),
        new OppositionPeriodReversed(),
        new FirstUseInFuture(),
        new LocarnoMissing(),
        new LocarnoForm(),
        new DesignWithoutView(),
        new ViewNumberTwice(),
        new ProductMissing(),
        new DefermentTooLong(),
        new ProductOrAreaMissing(),
        new NameMissing(),
        new OriginUnknown(),
        new CategoryUnknown(),
        new FileEmpty(),
        new FileTypeDiffers(),
        new ImageUnreadable(),
        new ImageTooSmall(),
        new ImageFormUnusual(),
        new RecordTwice(),
        new ApplicationTwice(),
        new PackageRightDiffers(),
        new PackageOfficeDiffers(),
        new PackageKindDiffers(),
        new FullWithDeletions(),
        new PackageDateInFuture(),
        new PackageDateBeforeRecords(),
        new FieldNeverFilled(),
        new FilingDateAlwaysSame(),
        new SetAsideMany(),
        new FilesMissingMany(),
        new FilesUnreferenced(),
        new FilePathTwice(),
        new VolumeBeyondYear(),
        new ReferenceNotDelivered(),
        new VolumeFarFromHistory(),
        new FillFarFromHistory(),
        new ExtractionOmitsMany(),
    ];
}
