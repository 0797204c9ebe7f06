using System.Diagnostics;

namespace MomBot.Sandbox.Load;

/// <summary>Memory and CPU of one process, between two looks.</summary>
internal sealed class ProcessGauge : IDisposable
{
    private readonly Process _process;
    private TimeSpan _cpuBefore;
    private long _peak;

    public ProcessGauge(int id)
    {
        try
        {
            _process = Process.GetProcessById(id);
        }
        catch (ArgumentException gone)
        {
            throw new ArgumentException($"There is no process {id}: look up the client's and give that.", gone);
        }
    }

    public int Id => _process.Id;

    public bool Alive => !_process.HasExited;

    public void Begin()
    {
        _process.Refresh();
        (_cpuBefore, _peak) = (_process.TotalProcessorTime, 0);
        Look();
    }

    /// <summary>Notes the memory, so that a peak in between is seen. The bytes that the process holds.</summary>
    public long Look()
    {
        _process.Refresh();
        var now = _process.WorkingSet64;
        _peak = Math.Max(_peak, now);
        return now;
    }

    public Reading End() => new(Look(), _peak, _process.TotalProcessorTime - _cpuBefore);

    public void Dispose() => _process.Dispose();

    /// <summary>Bytes at the end, bytes at most, CPU time in between.</summary>
    public readonly record struct Reading(long Memory, long Peak, TimeSpan Cpu);
}
