using System.Text.Json.Serialization;

namespace Parley.Domain.Live;

/// <summary>
/// Something moved that open pages show. It carries numbers only: whoever hears of it asks for what they may see. Browsers and other
/// nodes read its JSON, so the names in it stay.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TopicMoved), "topic")]
[JsonDerivedType(typeof(BellMoved), "bell")]
[JsonDerivedType(typeof(SessionsEnded), "sessions")]
[JsonDerivedType(typeof(EventsMissed), "missed")]
public abstract record LiveEvent;

/// <summary>A post of this number came into the topic, out of sight, or back.</summary>
public sealed record TopicMoved(
    [property: JsonPropertyName("topic")] long TopicId,
    [property: JsonPropertyName("number")] int Number) : LiveEvent;

/// <summary>The member was told something, or read it, or it was taken back.</summary>
public sealed record BellMoved([property: JsonPropertyName("member")] long MemberId) : LiveEvent;

/// <summary>One or more of the member's sessions are over: each has to show that it is not.</summary>
public sealed record SessionsEnded([property: JsonPropertyName("member")] long MemberId) : LiveEvent;

/// <summary>A slow reader lost some of what happened, and shall ask how things stand.</summary>
public sealed record EventsMissed : LiveEvent;
