using System.Globalization;
using Parley.Data.Migrations;
using Xunit;

namespace Parley.ArchitectureTests;

public sealed class MigrationTests
{
    [Fact]
    public void Migrations_are_numbered_without_gaps_up_to_the_newest_version() =>
        Assert.Equal(Enumerable.Range(1, (int)Migrator.NewestVersion).Select(number => (long)number), Numbers());

    [Fact]
    public void Migration_stands_in_a_file_of_its_number_and_name() =>
        Assert.Equal(
            Migrations().Select(row => $"{row.Number.ToString("0000", CultureInfo.InvariantCulture)}_{row.Type.Name}.cs").Order(StringComparer.Ordinal),
            Checkout.Files.Where(file => file.IsIn("src/Parley.Data/Migrations") && char.IsDigit(file.Name[0])).Select(file => file.Name));

    static IEnumerable<long> Numbers() => Migrations().Select(row => row.Number).Order();

    // By the attribute's name, so that the tests need no package of migrations.
    static IEnumerable<(long Number, Type Type)> Migrations() =>
        from type in ParleyArchitecture.Data.GetTypes()
        from attribute in type.GetCustomAttributesData()
        where attribute.AttributeType.Name == "MigrationAttribute"
        select ((long)attribute.ConstructorArguments[0].Value!, type);
}
