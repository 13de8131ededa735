namespace Guiju.Cli.Simulation;

/// <summary>The tool table of the visiting norms (GT-TOOLS, GT-KIT-SMALL), by its codes.</summary>
internal static class Tools
{
    public static IReadOnlyList<string> All { get; } =
    [
        "badge", "work-order", "cross-screwdriver", "precision-set", "crimper", "punch-down", "network-tester", "cable-tracer",
        "boot-usb", "portable-disk", "consumables", "voltage-pen", "patch-cord", "optical-drive",
        "shoe-covers", "leave-card", "eco-bag", "cloth",
    ];
}
