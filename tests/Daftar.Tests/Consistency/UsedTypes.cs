using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Daftar.Tests.Consistency;

/// <summary>
/// Which types of an assembly use which others of it: in base types, signatures, attributes, locals and the instructions of method bodies.
/// A nested type, one made by the compiler included, counts as its outermost type.
/// </summary>
internal sealed class UsedTypes : IDisposable
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    private readonly PEReader file;
    private readonly MetadataReader reader;

    public UsedTypes(string assembly)
    {
        file = new PEReader(File.OpenRead(assembly));
        reader = file.GetMetadataReader();
    }

    /// <summary>Pairs of full names: the user, and what it uses. Types are not paired with themselves.</summary>
    public IReadOnlyCollection<(string User, string Used)> Pairs()
    {
        HashSet<(string, string)> pairs = [];
        foreach (var handle in reader.TypeDefinitions)
        {
            var user = NameOf(handle);
            foreach (var used in UsedBy(handle))
            {
                if (used != user)
                {
                    pairs.Add((user, used));
                }
            }
        }

        return pairs;
    }

    public void Dispose() => file.Dispose();

    private HashSet<string> UsedBy(TypeDefinitionHandle handle)
    {
        var found = new Found(this);
        var type = reader.GetTypeDefinition(handle);
        found.Add(type.BaseType);
        foreach (var one in type.GetInterfaceImplementations())
        {
            found.Add(reader.GetInterfaceImplementation(one).Interface);
        }

        found.AddConstraints(type.GetGenericParameters());
        found.AddAttributes(type.GetCustomAttributes());
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            field.DecodeSignature(found, null);
            found.AddAttributes(field.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties().Select(reader.GetPropertyDefinition))
        {
            property.DecodeSignature(found, null);
            found.AddAttributes(property.GetCustomAttributes());
        }

        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            method.DecodeSignature(found, null);
            found.AddConstraints(method.GetGenericParameters());
            found.AddAttributes(method.GetCustomAttributes());
            if (method.RelativeVirtualAddress != 0)
            {
                AddBody(found, file.GetMethodBody(method.RelativeVirtualAddress));
            }
        }

        return found.Names;
    }

    private void AddBody(Found found, MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(found, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            found.Add(region.CatchType);
        }

        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            int code = il.ReadByte();
            code = code == 0xFE ? 0xFE00 | il.ReadByte() : code;
            switch (Codes[code].OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    il.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    var branches = il.ReadInt32();
                    il.Offset += 4 * branches;
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    found.Add(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                default:
                    il.Offset += 4;
                    break;
            }
        }
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        }

        var space = reader.GetString(type.Namespace);
        return space.Length == 0 ? reader.GetString(type.Name) : $"{space}.{reader.GetString(type.Name)}";
    }

    /// <summary>Collects the types of this assembly out of everything that can name one.</summary>
    private sealed class Found(UsedTypes outer) : ISignatureTypeProvider<Type?, object?>
    {
        private readonly MetadataReader reader = outer.reader;

        public HashSet<string> Names { get; } = [];

        public void Add(EntityHandle handle)
        {
            if (handle.IsNil)
            {
                return;
            }

            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition:
                    Names.Add(outer.NameOf((TypeDefinitionHandle)handle));
                    break;
                case HandleKind.TypeSpecification:
                    reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                    break;
                case HandleKind.MethodDefinition:
                    var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                    Add(method.GetDeclaringType());
                    method.DecodeSignature(this, null);
                    break;
                case HandleKind.FieldDefinition:
                    var field = reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                    Add(field.GetDeclaringType());
                    field.DecodeSignature(this, null);
                    break;
                case HandleKind.MethodSpecification:
                    var specification = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                    Add(specification.Method);
                    specification.DecodeSignature(this, null);
                    break;
                case HandleKind.MemberReference:
                    var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                    Add(member.Parent);
                    _ = member.GetKind() == MemberReferenceKind.Field
                        ? member.DecodeFieldSignature(this, null)
                        : member.DecodeMethodSignature(this, null).ReturnType;
                    break;
            }
        }

        public void AddConstraints(GenericParameterHandleCollection parameters)
        {
            foreach (var constraint in parameters.SelectMany(p => reader.GetGenericParameter(p).GetConstraints()))
            {
                Add(reader.GetGenericParameterConstraint(constraint).Type);
            }
        }

        public void AddAttributes(CustomAttributeHandleCollection attributes)
        {
            foreach (var attribute in attributes)
            {
                Add(reader.GetCustomAttribute(attribute).Constructor);
            }
        }

        public Type? GetTypeFromDefinition(MetadataReader from, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            Add(handle);
            return null;
        }

        public Type? GetTypeFromSpecification(MetadataReader from, object? context, TypeSpecificationHandle handle, byte rawTypeKind)
        {
            Add(handle);
            return null;
        }

        public Type? GetArrayType(Type? elementType, ArrayShape shape) => null;

        public Type? GetByReferenceType(Type? elementType) => null;

        public Type? GetFunctionPointerType(MethodSignature<Type?> signature) => null;

        public Type? GetGenericInstantiation(Type? genericType, ImmutableArray<Type?> typeArguments) => null;

        public Type? GetGenericMethodParameter(object? context, int index) => null;

        public Type? GetGenericTypeParameter(object? context, int index) => null;

        public Type? GetModifiedType(Type? modifier, Type? unmodifiedType, bool isRequired) => null;

        public Type? GetPinnedType(Type? elementType) => null;

        public Type? GetPointerType(Type? elementType) => null;

        public Type? GetPrimitiveType(PrimitiveTypeCode typeCode) => null;

        public Type? GetSZArrayType(Type? elementType) => null;

        public Type? GetTypeFromReference(MetadataReader from, TypeReferenceHandle handle, byte rawTypeKind) => null;
    }
}
