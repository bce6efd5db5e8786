using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Extensions.Options;

namespace Parley.Data.Migrations;

/// <summary>The table in which the applied migrations are noted, named like our others.</summary>
[VersionTableMetaData]
public sealed class SchemaVersions(IConventionSet conventions, IOptions<RunnerOptions> options)
    : DefaultVersionTableMetaData(conventions, options)
{
    public override string TableName => "schema_versions";

    public override string ColumnName => "version";

    public override string DescriptionColumnName => "description";

    public override string AppliedOnColumnName => "applied_on";

    public override string UniqueIndexName => "schema_versions_version";
}
