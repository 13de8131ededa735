namespace Guiju.Server.Access;

/// <summary>What another domain does when an organisation begins, such as bringing in the shipped packs.</summary>
public delegate Task Founding(Guid orgId, CancellationToken ct);
