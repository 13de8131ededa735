using System.Text.Json.Serialization;

namespace Guiju.Server.Customers;

/// <summary>What an order asks for.</summary>
public enum OrderKind { Fault, Install, Move, Change, Inspect }

/// <summary>The product concerned; the first five are the rows of the restore-time table (CM-c:67-118).</summary>
public enum Product { Sms, Voice, Apn, Internet, Data, Desktop, Network, Other }

/// <summary>How far a circuit reaches; across cities and within a city share one row (CM-SLA-SCOPE).</summary>
public enum Scope { WithinProvince, CrossProvince }

/// <summary>The service tier, which alone drives the restore time.</summary>
public enum Tier
{
    [JsonStringEnumMemberName("AAA")] Aaa,
    [JsonStringEnumMemberName("AA")] Aa,
    [JsonStringEnumMemberName("A")] A,
    Normal,
}

/// <summary>The kind of contract served.</summary>
public enum Contract { Ito, Group, Home }

/// <summary>Where the work is done.</summary>
public enum Place { Office, MachineRoom, Home }

/// <summary>What is worked on.</summary>
public enum Equipment { Computer, Terminal, Line, Radio, Core, Other }

/// <summary>How the order came in.</summary>
public enum Channel { Phone, Visit, Web, Monitoring }
