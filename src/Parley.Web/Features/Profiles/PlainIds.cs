using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Profiles;

/// <summary>Ids as the numbers that they are, not as objects with a number in them.</summary>
sealed class PlainIds : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.GetInterfaces()
        .Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(PlainId<>).MakeGenericType(typeToConvert))!;

    sealed class PlainId<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}
