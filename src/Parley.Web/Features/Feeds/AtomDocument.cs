using System.Xml;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Feeds;

/// <summary>
/// Writes a feed as RFC 4287 has it. By XmlWriter: the format is small, and System.ServiceModel.Syndication, a package more, would
/// build every feed twice in memory and refuse a whole one for one character that XML can't hold. No language is told: nobody asked
/// the writers for theirs.
/// </summary>
sealed class AtomDocument(XmlWriter xml, ParleyOptions options)
{
    const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed, ParleyOptions options) => XmlText.Write(xml => new AtomDocument(xml, options).Write(feed));

    void Write(Feed feed)
    {
        xml.WriteStartElement("feed", Atom);
        Element("id", Complete(feed.Id));
        Element("title", feed.Title is { } title ? $"{title} · {options.Forum.Name}" : options.Forum.Name);
        if (feed.Description is { Length: > 0 } description)
            Element("subtitle", description);

        // It must be told, even of a feed in which nothing was written yet.
        Element("updated", XmlText.Of(feed.ChangedAt ?? DateTimeOffset.UnixEpoch));
        Link("self", "application/atom+xml", feed.Address);
        Link("alternate", "text/html", feed.PageAddress);
        Element("generator", "Parley");
        foreach (var entry in feed.Entries)
            Write(entry);
        xml.WriteEndElement();
    }

    void Write(FeedEntry entry)
    {
        var page = Addresses.Post(entry.TopicId, entry.TopicSlug, entry.Number);
        xml.WriteStartElement("entry", Atom);
        Element("id", Complete($"/p/{entry.Id}"));
        Element("title", entry.Title);
        Element("published", XmlText.Of(entry.CreatedAt));
        Element("updated", XmlText.Of(entry.UpdatedAt));
        Link("alternate", "text/html", page);
        WriteAuthor(entry);
        WriteCategory(entry);
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(XmlText.Legal(AbsoluteAddresses.In(entry.Html, new Uri(Complete(page)))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    void WriteAuthor(FeedEntry entry)
    {
        xml.WriteStartElement("author", Atom);
        Element("name", entry.AuthorDisplayName ?? entry.AuthorName);
        Element("uri", Complete(Addresses.Member(entry.AuthorName)));
        xml.WriteEndElement();
    }

    void WriteCategory(FeedEntry entry)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", XmlText.Legal(entry.CategorySlug));
        xml.WriteAttributeString("scheme", Complete("/categories"));
        xml.WriteAttributeString("label", XmlText.Legal(entry.CategoryName));
        xml.WriteEndElement();
    }

    void Link(string relation, string type, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", Complete(address));
        xml.WriteEndElement();
    }

    void Element(string name, string text) => xml.WriteElementString(name, Atom, XmlText.Legal(text));

    string Complete(string address) => options.PublicAddress + address;
}
