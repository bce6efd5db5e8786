using System.Xml;

namespace Parley.Web.Features.Feeds;

/// <summary>Writes what sitemaps.org describes.</summary>
static class SitemapDocument
{
    const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static byte[] Pages(IEnumerable<SitemapAddress> pages, string forum) => Write("urlset", "url", pages, forum);

    public static byte[] Index(IEnumerable<SitemapAddress> parts, string forum) => Write("sitemapindex", "sitemap", parts, forum);

    static byte[] Write(string root, string item, IEnumerable<SitemapAddress> addresses, string forum) => XmlText.Write(xml =>
    {
        xml.WriteStartElement(root, Schema);
        foreach (var address in addresses)
            Write(xml, item, address, forum);
        xml.WriteEndElement();
    });

    static void Write(XmlWriter xml, string item, SitemapAddress address, string forum)
    {
        xml.WriteStartElement(item, Schema);
        xml.WriteElementString("loc", Schema, forum + address.Path);
        if (address.ChangedAt is { } changed)
            xml.WriteElementString("lastmod", Schema, XmlText.Of(changed));
        xml.WriteEndElement();
    }
}
