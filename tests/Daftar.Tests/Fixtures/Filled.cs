using System.Collections;
using System.Reflection;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Tests.Fixtures;

/// <summary>Records with every field filled, also those that are added later: what a test says of all fields it says of new ones.</summary>
internal static class Filled
{
    public static IpRecord Record(Right right)
    {
        var record = (IpRecord)Make(right switch
        {
            Right.Patent => typeof(PatentRecord), Right.Trademark => typeof(TrademarkRecord), Right.Design => typeof(DesignRecord), _ => typeof(IndicationRecord),
        });
        record.Visibility = Visibility.Public;
        record.RestrictedParts = Parts.None;
        return record;
    }

    /// <summary>Every party in a record, wherever it stands.</summary>
    public static IEnumerable<Party> PartiesIn(object? value) => value switch
    {
        Party party => [party],
        null or string => [],
        IEnumerable many => many.Cast<object?>().SelectMany(PartiesIn),
        _ when value.GetType().Namespace!.StartsWith("Daftar.Rights", StringComparison.Ordinal) && value.GetType().IsClass =>
            value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).SelectMany(property => PartiesIn(property.GetValue(value))),
        _ => [],
    };

    public static object Make(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "INVENTED",
            _ when type == typeof(bool) => true,
            _ when type == typeof(RegisterDate) => new RegisterDate(2020, 1, 2),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
            _ when type == typeof(Scope) => Scope.Everything,
            { IsEnum: true } => Enum.GetValues(type).Cast<object>().Last(),
            { IsPrimitive: true } or { IsValueType: true, Namespace: "System" } => Convert.ChangeType(3, type, System.Globalization.CultureInfo.InvariantCulture),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(List<>) => ListOf(type),
            _ => MakeObject(type),
        };
    }

    private static IList ListOf(Type type)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        list.Add(Make(type.GetGenericArguments()[0]));
        return list;
    }

    private static object MakeObject(Type type)
    {
        var constructor = type.GetConstructors().OrderBy(one => one.GetParameters().Length).First(one => one.GetParameters() is not [{ } only] || only.ParameterType != type);
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true } && constructor.GetParameters().Length == 0))
        {
            // An empty list that is made with the object is filled, too.
            property.SetValue(made, Make(property.PropertyType));
        }

        return made;
    }
}
