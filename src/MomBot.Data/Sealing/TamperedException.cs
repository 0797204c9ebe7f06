namespace MomBot.Data.Sealing;

/// <summary>A sealed value does not open: it was changed, moved to another row, or sealed with another key.</summary>
public sealed class TamperedException(string table, string column, long row, Exception? cause = null) : Exception(
    $"{table}.{column} of row {row} does not open: it was changed outside MomBot, or the disk lost it.", cause)
{
    public string Table { get; } = table;

    public string Column { get; } = column;

    public long Row { get; } = row;
}
