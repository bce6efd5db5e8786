using System.Xml.Linq;
using LinqToDB;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Parley.Data.Settings;

/// <summary>The keys that sign-ins are sealed with live in the database: a restart or a second node signs nobody out.</summary>
public sealed class DataProtectionKeys(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = new ParleyDb(database);
        return [.. db.DataProtectionKeys.Select(key => key.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = new ParleyDb(database);
        db.Insert(new DataProtectionKey { Id = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
