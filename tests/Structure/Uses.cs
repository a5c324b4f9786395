using System.Reflection;
using System.Reflection.Emit;

namespace Perennial.Tests.Structure;

/// <summary>What compiled code names: for each type, the members and types that its signatures and method bodies mention.</summary>
internal static class Uses
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> _codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Closures and state machines count as the type that they were written in.</summary>
    public static IEnumerable<(Type By, MemberInfo Member)> In(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => Of(type).Select(member => (Outermost(type), member))).Distinct();

    public static IEnumerable<(Type By, Type Type)> TypesIn(Assembly assembly) =>
        In(assembly).SelectMany(use => Types(use.Member).Select(type => (use.By, Outermost(type)))).Where(use => use.By != use.Item2).Distinct();

    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MemberInfo> Of(Type type)
    {
        IEnumerable<Type?> header = [type.BaseType, .. type.GetInterfaces(), .. type.GetFields(Declared).Select(field => field.FieldType)];
        var methods = type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).ToList();
        return header.OfType<Type>().Concat(methods.SelectMany(Signature)).Concat(methods.SelectMany(Body));
    }

    private static IEnumerable<MemberInfo> Signature(MethodBase method) =>
        method.GetParameters().Select(p => p.ParameterType).Concat(method is MethodInfo info ? [info.ReturnType] : []);

    private static IEnumerable<MemberInfo> Body(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) yield break;
        var typeArguments = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? _codes[(short)(0xFE00 | il[++at])] : _codes[il[at]];
            at++;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(il, at), typeArguments, methodArguments) is { } member)
                yield return member;
            at += Size(code.OperandType, il, at);
        }
    }

    private static int Size(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        Type type => Flat(type),
        { Name: "get_CurrentManagedThreadId" } => [], // what the compiler writes for `yield`
        MethodInfo { IsGenericMethod: true } method => Flat(method.DeclaringType!).Concat(method.GetGenericArguments().SelectMany(Flat)),
        _ => Flat(member.DeclaringType!),
    };

    private static IEnumerable<Type> Flat(Type type) =>
        type.HasElementType ? Flat(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Flat).Prepend(type.GetGenericTypeDefinition())
        : [type];
}
