namespace Guiju.Norms.Bulk;

/// <summary>What is remembered in the order of time: first in, first out. It grows to the largest case and stays so.</summary>
internal sealed class Starts
{
    private long[] items = new long[8];
    private int head;
    private int tail;

    public int Count => tail - head;

    public long First => items[head];

    public ReadOnlySpan<long> All => items.AsSpan(head, tail - head);

    public void Clear() => head = tail = 0;

    public void Add(long start)
    {
        if (tail == items.Length)
        {
            Room();
        }

        items[tail++] = start;
    }

    public long Take() => items[head++];

    private void Room()
    {
        if (head > items.Length / 2)
        {
            items.AsSpan(head, tail - head).CopyTo(items);
            (head, tail) = (0, tail - head);
        }
        else
        {
            Array.Resize(ref items, items.Length * 2);
        }
    }
}
