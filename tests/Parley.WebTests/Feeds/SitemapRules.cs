using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Parley.WebTests.Feeds;

/// <summary>What sitemaps.org's schemas demand of a sitemap and of an index of them.</summary>
static class SitemapRules
{
    public const int MostAddresses = 50_000;

    static readonly XmlSchemaSet Schemas = Compile(
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                   targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
          <xs:element name="urlset">
            <xs:complexType><xs:sequence><xs:element name="url" type="page" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
          </xs:element>
          <xs:element name="sitemapindex">
            <xs:complexType><xs:sequence><xs:element name="sitemap" type="part" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
          </xs:element>
          <xs:complexType name="page">
            <xs:all>
              <xs:element name="loc" type="address"/>
              <xs:element name="lastmod" type="time" minOccurs="0"/>
              <xs:element name="changefreq" type="frequency" minOccurs="0"/>
              <xs:element name="priority" type="priority" minOccurs="0"/>
            </xs:all>
          </xs:complexType>
          <xs:complexType name="part">
            <xs:all><xs:element name="loc" type="address"/><xs:element name="lastmod" type="time" minOccurs="0"/></xs:all>
          </xs:complexType>
          <xs:simpleType name="address">
            <xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="time"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
          <xs:simpleType name="frequency">
            <xs:restriction base="xs:string">
              <xs:enumeration value="always"/><xs:enumeration value="hourly"/><xs:enumeration value="daily"/><xs:enumeration value="weekly"/>
              <xs:enumeration value="monthly"/><xs:enumeration value="yearly"/><xs:enumeration value="never"/>
            </xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="priority">
            <xs:restriction base="xs:decimal"><xs:minInclusive value="0.0"/><xs:maxInclusive value="1.0"/></xs:restriction>
          </xs:simpleType>
        </xs:schema>
        """);

    public static IReadOnlyList<string> FaultsOf(XDocument sitemap)
    {
        var faults = new List<string>();
        sitemap.Validate(Schemas, (_, fault) => faults.Add(fault.Message));
        var addresses = AddressesIn(sitemap);
        if (addresses.Count > MostAddresses)
            faults.Add("more than 50,000 addresses");
        faults.AddRange(addresses.Where(address => !Uri.IsWellFormedUriString(address, UriKind.Absolute)).Select(address => $"{address} is not complete"));
        return faults;
    }

    public static IReadOnlyList<string> AddressesIn(XDocument sitemap) =>
        [.. sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value)];

    static XmlSchemaSet Compile(string schema)
    {
        var set = new XmlSchemaSet();
        set.Add(null, XmlReader.Create(new StringReader(schema)));
        set.Compile();
        return set;
    }
}
