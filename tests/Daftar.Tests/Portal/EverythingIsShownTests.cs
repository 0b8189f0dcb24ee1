using System.Collections;
using System.Reflection;
using Daftar.Languages;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Server.Portal;
using Daftar.Server.Portal.Sheets;
using Daftar.Values;

namespace Daftar.Tests.Portal;

/// <summary>What a reader took from an office's document has a place on the page: a field of a record that no sheet shows is lost for whoever looks.</summary>
public sealed class EverythingIsShownTests
{
    /// <summary>Shown beside the sheets (page top, history, files, goods, texts), or nothing a reader of the page looks for.</summary>
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        nameof(IpRecord.Status), nameof(IpRecord.Events), nameof(IpRecord.Files), nameof(TrademarkRecord.Goods), nameof(IpRecord.Visibility), nameof(IpRecord.PublicFrom), nameof(IpRecord.RestrictedParts),
        // part of the design's number, what no reader understood, and the same class as the office spells it
        nameof(IpRecord.PlaceInApplication), nameof(IpRecord.Residue), nameof(DesignRecord.LocarnoWritten),
    };

    public static TheoryData<string, string> Fields
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var record in Records())
            {
                foreach (var one in Settable(record.GetType()).Where(one => !Elsewhere.Contains(one.Name)))
                {
                    data.Add(record.GetType().Name, one.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void AFieldOfARecordIsOnItsPage(string record, string field)
    {
        var (empty, filled) = (Records().Single(one => one.GetType().Name == record), Records().Single(one => one.GetType().Name == record));
        var property = filled.GetType().GetProperty(field)!;
        property.SetValue(filled, Some(property.PropertyType, field));

        Assert.NotEqual(Lines(empty), Lines(filled));
    }

    public static TheoryData<string, string> Parts
    {
        get
        {
            // A bare sequence number is the order in which things stand; how to reach a party is in the data, not on a page that is easily gathered.
            string[] elsewhere =
            [
                "Sequence", nameof(Party.Identifier), nameof(Party.IsPerson), nameof(Party.Phones), nameof(Party.Faxes), nameof(Party.Emails), nameof(Party.Restricted), nameof(Relation.Of),
                nameof(Publication.Abstracts), nameof(Publication.Claims), nameof(Publication.Descriptions),
            ];
            var data = new TheoryData<string, string>();
            foreach (var list in (string[])[nameof(IpRecord.Applicants), nameof(IpRecord.Priorities), nameof(IpRecord.Relations), nameof(IpRecord.Designations), nameof(IpRecord.Publications), nameof(IpRecord.Procedures), nameof(PatentRecord.Citations)])
            {
                var type = typeof(PatentRecord).GetProperty(list)!.PropertyType.GetGenericArguments()[0];
                foreach (var one in (type == typeof(RegisterEntry) ? type.GetProperties() : Settable(type)).Where(one => !elsewhere.Contains(one.Name) || (type == typeof(Citation) && one.Name == nameof(Citation.Claims))))
                {
                    data.Add(list, one.Name);
                }
            }

            return data;
        }
    }

    /// <summary>Of two records that differ in one field of one party, relation, publication … the page tells the difference.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public void APartOfAFieldIsOnItsPage(string list, string part)
    {
        List<string> With(bool known)
        {
            var record = new PatentRecord { Office = "PH" };
            var property = record.GetType().GetProperty(list)!;
            var values = (IList)Some(property.PropertyType, list)!;
            var field = values[0]!.GetType().GetProperty(part)!;
            foreach (var value in values)
            {
                field.SetValue(value, !known ? null : field.PropertyType.IsEnum ? Enum.GetValues(field.PropertyType).GetValue(1) : field.PropertyType == typeof(RegisterDate?) ? new RegisterDate(2022, 6, 7) : Some(field.PropertyType, "Other " + part));
            }

            property.SetValue(record, values);
            return Lines(record);
        }

        Assert.NotEqual(With(false), With(true));
    }

    private static IEnumerable<IpRecord> Records() =>
    [
        new PatentRecord { Office = "PH" }, new TrademarkRecord { Office = "PH" }, new DesignRecord { Office = "PH" }, new IndicationRecord { Office = "PH" },
    ];

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties().Where(property => property is { CanWrite: true, Name: not nameof(IpRecord.Office) } && property.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>()?.Condition is not System.Text.Json.Serialization.JsonIgnoreCondition.Always);

    private static List<string> Lines(IpRecord state)
    {
        var sheet = EntrySheet.Of(state, Labels.English, new Display(Labels.English, OfficeProfiles.Embedded));
        return [.. new[] { sheet.Data, sheet.People, sheet.Classes, sheet.Related, sheet.Texts, sheet.Procedures }.SelectMany(facts => facts).SelectMany(fact => fact.Values.Select(value => $"{fact.Name}: {value.Text} {value.Language} {value.Note}")), sheet.Title?.Text ?? ""];
    }

    /// <summary>An invented value of any type a record is made of; lists hold two, for what is shown once it is more than the title.</summary>
    private static object? Some(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "Invented " + name;
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type == typeof(RegisterDate))
        {
            return new RegisterDate(2021, 5, 6);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0);
        }

        if (type == typeof(LocalText))
        {
            return new LocalText("en", "Invented " + name);
        }

        if (type == typeof(OfficeNumber))
        {
            return new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = "9/2099/00000001" };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            var list = (IList)Activator.CreateInstance(type)!;
            list.Add(Some(type.GetGenericArguments()[0], name));
            list.Add(Some(type.GetGenericArguments()[0], name + " 2"));
            return list;
        }

        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            var parameters = type.GetConstructors()[0].GetParameters();
            return Activator.CreateInstance(type, [.. parameters.Select(parameter => Some(parameter.ParameterType, name))]);
        }

        var made = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && property.PropertyType != typeof(PartyParts?) && property.PropertyType != typeof(List<LegalEvent>) && property.Name != nameof(Party.WaivedNaming)))
        {
            property.SetValue(made, Some(property.PropertyType, name));
        }

        return made;
    }
}
