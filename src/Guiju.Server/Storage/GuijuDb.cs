using System.Globalization;
using System.Text;
using Guiju.Server.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Guiju.Server.Storage;

/// <summary>The database. It knows no domain: every table is described at the foot of the file of what it holds.</summary>
public sealed class GuijuDb(DbContextOptions<GuijuDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GuijuDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var id in IdTypes())
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id.GetGenericArguments()));
    }

    /// <summary>The closed <c>Id&lt;T&gt;</c> types that tables use.</summary>
    private static IEnumerable<Type> IdTypes() => typeof(GuijuDb).Assembly.GetTypes()
        .SelectMany(t => t.GetInterfaces())
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
        .SelectMany(i => i.GetGenericArguments()[0].GetProperties())
        .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Id<>))
        .Distinct();

    internal static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private sealed class MicrosConverter() : ValueConverter<DateTimeOffset, long>(at => at.ToMicros(), micros => Micros.FromMicros(micros));

    private sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new(value));
}
