using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Customers;

/// <summary>A person at a customer who is called.</summary>
public sealed class Contact
{
    private string _phone = "";

    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public Guid CustomerId { get; set; }
    public Guid? SiteId { get; set; }
    public required string Name { get; set; }

    public required string Phone
    {
        get => _phone;
        set => (_phone, PhoneReversed) = (value, Reversed(value));
    }

    /// <summary>The digits from behind, so that the last ones find the number by an index.</summary>
    public string PhoneReversed { get; private set; } = "";

    /// <summary>The digits of a text, last first.</summary>
    public static string Reversed(string phone) => string.Concat(phone.Where(char.IsAsciiDigit).Reverse());
}

internal sealed class ContactMap : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts").HasKey(c => new { c.OrgId, c.Id });
        builder.HasIndex(c => new { c.OrgId, c.PhoneReversed });
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.Phone).HasMaxLength(40);
        builder.Property(c => c.PhoneReversed).HasMaxLength(40);
    }
}
