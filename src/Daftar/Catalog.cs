using Daftar.Checking;
using Daftar.Checking.Common;
using Daftar.Checking.Designs;
using Daftar.Checking.Indications;
using Daftar.Checking.Patents;
using Daftar.Checking.Trademarks;
using Daftar.Dialects;
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
    ];

    /// <summary>Checks, run over every record in this order.</summary>
    public static IReadOnlyList<Check> Checks { get; } =
    [
        new FilingDateMissing(),
        new FilingInFuture(),
        new RegistrationBeforeFiling(),
        new ApplicantMissing(),
        new PriorityLaterThanFiling(),
        new TitleMissing(),
        new NiceClassUnknown(),
        new MarkWithoutSign(),
        new LocarnoMissing(),
        new ProductOrAreaMissing(),
    ];
}
