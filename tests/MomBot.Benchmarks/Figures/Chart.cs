using System.Globalization;
using System.Text;

namespace MomBot.Benchmarks.Figures;

/// <summary>Draws curves over a logarithmic axis, as SVG that is read by day and by night.</summary>
public static class Chart
{
    private const int Width = 720, Height = 360, Left = 70, Right = 190, Top = 40, Bottom = 50;

    private static readonly string[] Colours = ["#2b6cb0", "#c05621", "#2f855a", "#805ad5", "#b83280", "#4a5568"];

    public static string Draw(string title, string xName, string yName, IReadOnlyList<Curve> curves)
    {
        var points = curves.SelectMany(curve => curve.Points).ToList();
        var (most, least) = (points.Max(point => point.X), Math.Max(1, points.Min(point => point.X)));
        var top = points.Max(point => point.Y) * 1.1;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}"
              font-family="sans-serif" font-size="12">
            <rect width="{Width}" height="{Height}" fill="#ffffff"/>
            <text x="{Left}" y="22" font-size="15" fill="#1a202c">{title}</text>

            """);
        for (var step = 0; step <= 4; step++)
        {
            var value = top * step / 4;
            svg.Append(CultureInfo.InvariantCulture, $"""
                <line x1="{Left}" y1="{Y(value):0.#}" x2="{Width - Right}" y2="{Y(value):0.#}" stroke="#e2e8f0"/>
                <text x="{Left - 8}" y="{Y(value) + 4:0.#}" text-anchor="end" fill="#4a5568">{value:0.##}</text>

                """);
        }

        foreach (var x in points.Select(point => point.X).Distinct())
        {
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="{X(x):0.#}" y="{Height - Bottom + 18}" text-anchor="middle" fill="#4a5568">{x:#,0}</text>

                """);
        }

        svg.Append(CultureInfo.InvariantCulture, $"""
            <text x="{(Left + Width - Right) / 2}" y="{Height - 10}" text-anchor="middle" fill="#4a5568">{xName}</text>
            <text transform="translate(16 {Height / 2}) rotate(-90)" text-anchor="middle" fill="#4a5568">{yName}</text>

            """);
        for (var i = 0; i < curves.Count; i++)
        {
            var colour = Colours[i % Colours.Length];
            var line = string.Join(' ', curves[i].Points.Select(point => string.Create(
                CultureInfo.InvariantCulture, $"{X(point.X):0.#},{Y(point.Y):0.#}")));
            svg.Append(CultureInfo.InvariantCulture, $"""
                <polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>
                <text x="{Width - Right + 10}" y="{Top + 14 + (i * 18)}" fill="{colour}">{curves[i].Name}</text>

                """);
        }

        return svg.Append("</svg>\n").ToString();

        double X(double value) => most <= least
            ? Left
            : Left + ((Math.Log(Math.Max(value, least)) - Math.Log(least)) / (Math.Log(most) - Math.Log(least))
                * (Width - Left - Right));

        double Y(double value) => Height - Bottom - (value / top * (Height - Top - Bottom));
    }
}
