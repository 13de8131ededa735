using System.Runtime.InteropServices;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>Which of 64 rules an event is the first kind for, which the second, and which of them cannot say whether it activates them.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Words
{
    public ulong A;
    public ulong B;
    public ulong Doubt;
    public bool Tested;

    public void Set(ulong bit, bool second, bool doubt)
    {
        A |= doubt || second ? 0 : bit;
        B |= doubt || !second ? 0 : bit;
        Doubt |= doubt ? bit : 0;
    }
}
