namespace MomBot.Pictures;

/// <summary>A place in a picture, in pixels from its upper left corner.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public Point Middle => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>The same place, smaller by a margin on each side.</summary>
    public Box Within(double margin) => new(X + margin, Y + margin, Width - (2 * margin), Height - (2 * margin));

    public bool Holds(Box other) =>
        other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;

    public bool Touches(Box other) =>
        other.X < Right && other.Right > X && other.Y < Bottom && other.Bottom > Y;
}

/// <summary>A point in a picture.</summary>
public readonly record struct Point(double X, double Y);
