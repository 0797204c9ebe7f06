using System.Text;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>Writes an action into a custom_id and reads it back: <c>route:part:part</c>.</summary>
internal sealed class CustomIdCodec(IEnumerable<ActionShape> shapes)
{
    private const char Separator = ':';

    private readonly Dictionary<string, ActionShape> _byRoute = shapes.ToDictionary(shape => shape.Route);
    private readonly Dictionary<Type, ActionShape> _byType = shapes.ToDictionary(shape => shape.Type);

    public IEnumerable<ActionShape> Shapes => _byRoute.Values;

    public ActionShape ShapeOf(Type type) => _byType[type];

    /// <summary>The custom_id of an action: at most 100 characters, proven for its widest at start.</summary>
    public string Write(BotAction action) => WriteWith(ShapeOf(action.GetType()), part => part.ValueIn(action));

    /// <summary>The longest custom_id an action can have.</summary>
    public static int WidestOf(ActionShape shape) => WriteWith(shape, part => part.Codec!.Widest).Length;

    /// <summary>Finds the action of a custom_id and its carried parts; none: an id we do not know (any more).</summary>
    public (ActionShape Shape, string[] Carried)? Find(string customId)
    {
        var pieces = customId.Split(Separator);
        if (!_byRoute.TryGetValue(pieces[0], out var shape) || pieces.Length - 1 != shape.Carried.Length)
            return null;
        return (shape, pieces[1..]);
    }

    /// <summary>Reads an action back; none: a custom_id nobody of us wrote.</summary>
    public BotAction? Read(string customId, Func<ActionPart, object?>? rest = null)
    {
        if (Find(customId) is not var (shape, carried))
            return null;
        var values = new object?[carried.Length];
        for (var i = 0; i < carried.Length; i++)
        {
            var part = shape.Carried[i];
            if (carried[i].Length == 0 && Nullable.GetUnderlyingType(part.Type) is not null)
                continue;
            values[i] = part.Codec!.Read(carried[i]);
            if (values[i] is null)
                return null;
        }

        return shape.Build(part => part.Source == PartSource.Carried
            ? values[shape.Carried.IndexOf(part)]
            : rest?.Invoke(part));
    }

    private static string WriteWith(ActionShape shape, Func<ActionPart, object?> valueOf)
    {
        var id = new StringBuilder(shape.Route);
        foreach (var part in shape.Carried)
        {
            id.Append(Separator);
            if (valueOf(part) is { } value)
                id.Append(part.Codec!.Write(value));
        }

        return id.ToString();
    }
}
