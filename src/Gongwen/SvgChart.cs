using System.Globalization;
using System.Text;

namespace Yingshang.Gongwen;

/// <summary>A chart as a picture that a browser draws by itself, in the colours of the chart in Word.</summary>
public sealed class SvgChart
{
    private const double Usual = 640;
    private const double Right = 16;
    private const double Top = 28;
    private const double Line = 18;

    private readonly ChartBlock _chart;
    private readonly double _width;
    private readonly StringBuilder _svg = new();
    private readonly double _height;
    private readonly double _top;
    private readonly double _low;
    private readonly double _high;

    private SvgChart(ChartBlock chart, double width)
    {
        (_chart, _width) = (chart, width);
        _height = (LegendLines.Count() - 1) * Line + chart.Kind switch
        {
            ChartKind.Bar => Math.Max(180, 60 + chart.Categories.Count * (12 + 16 * chart.Series.Count)),
            ChartKind.Pie when IsNarrow => 220 + chart.Categories.Count * Line * 1.2,
            _ => 300,
        };
        _top = Top;
        var values = chart.Series.SelectMany(series => series.Values).OfType<decimal>().Select(value => (double)value).DefaultIfEmpty(0).ToArray();
        (_low, _high) = Scale(Math.Min(0, values.Min()), Math.Max(0, values.Max()));
    }

    /// <param name="id">of the picture's name, once on its page</param>
    /// <param name="width">in the units of its letters, which are 12 high; less than 480 is drawn for a phone</param>
    /// <returns>an svg element</returns>
    public static string Draw(ChartBlock chart, string id, double width = Usual) => new SvgChart(chart, width).Create(id);

    private string Create(string id)
    {
        Add($"<svg viewBox=\"0 0 {_width} {_height}\" role=\"img\" aria-labelledby=\"{id}\" font-size=\"12\" xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{id}\">{HtmlBody.Text(DocxChart.Description(_chart))}</title>");
        switch (_chart.Kind)
        {
            case ChartKind.Pie: AddPie(); break;
            case ChartKind.Bar: AddBars(); break;
            default: AddColumns(); break;
        }

        if (_chart.Series.Count > 1 && _chart.Kind != ChartKind.Pie) AddLegend();
        return _svg.Append("</svg>").ToString();
    }

    private bool IsNarrow => _width < 480;

    private double Left => IsNarrow ? 40 : 64;

    private double Bottom => _height - (_chart.Series.Count > 1 ? 46 + (LegendLines.Count() - 1) * Line : 26);

    /// <summary>The names of the series, as many on a line as there is room for.</summary>
    private IEnumerable<IReadOnlyList<(int At, ChartSeries Series)>> LegendLines
    {
        get
        {
            var line = new List<(int, ChartSeries)>();
            var x = Left;
            foreach (var (at, series) in _chart.Series.Index())
            {
                if (line.Count > 0 && x + LegendWidth(series) > _width)
                {
                    yield return line;
                    (line, x) = ([], Left);
                }
                line.Add((at, series));
                x += LegendWidth(series);
            }
            yield return line;
        }
    }

    private static double LegendWidth(ChartSeries series) => 34 + TextMeasure.WidthOf(series.Name) * 0.12;

    /// <summary>Round steps of 1, 2 or 5, at most six.</summary>
    private static (double Low, double High) Scale(double low, double high)
    {
        if (low == high) return (0, 1);
        var step = Step(high - low);
        return (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
    }

    private static double Step(double span)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(span / 5)));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * unit).First(step => span / step <= 6);
    }

    private double Y(double value) => Bottom - (value - _low) / (_high - _low) * (Bottom - _top);

    private double X(double value) => Left + 56 + (value - _low) / (_high - _low) * (_width - Left - 56 - Right - 40);

    private void AddColumns()
    {
        if (_chart.Unit.Length > 0) Words(Left - 6, _top - 12, "end", _chart.Unit);
        var step = Step(_high - _low);
        for (var value = _low; value <= _high + step / 1000; value += step)
        {
            Add($"<line x1=\"{Left}\" x2=\"{_width - Right}\" y1=\"{Y(value):0.#}\" y2=\"{Y(value):0.#}\" stroke=\"{(Math.Abs(value) < step / 1000 ? "#404040" : "#D9D9D9")}\"/>");
            Words(Left - 6, Y(value) + 4, "end", value.ToString("0.######", CultureInfo.InvariantCulture));
        }

        var room = Room;
        // 类别太密时隔几个标一个。
        var every = (int)Math.Ceiling(_chart.Categories.Select(TextMeasure.WidthOf).DefaultIfEmpty(0).Max() * 0.12 / room + 0.2);
        foreach (var (i, category) in _chart.Categories.Index())
        {
            if (i % Math.Max(1, every) == 0) Words(Left + room * (i + 0.5), Bottom + 16, "middle", category);
        }

        foreach (var (at, series) in _chart.Series.Index())
        {
            if (_chart.Kind == ChartKind.Line) AddLine(series, at, room);
            else AddColumn(series, at, room);
        }
    }

    private void AddColumn(ChartSeries series, int at, double room)
    {
        var width = Math.Min(48, room * 0.72 / _chart.Series.Count);
        foreach (var (i, value) in series.Values.Index())
        {
            if (value is not { } number) continue;
            var x = Left + room * (i + 0.5) + (at - _chart.Series.Count / 2.0) * width;
            var (from, to) = (Y(Math.Max(0, (double)number)), Y(Math.Min(0, (double)number)));
            Add($"<rect x=\"{x:0.#}\" y=\"{from:0.#}\" width=\"{width * 0.92:0.#}\" height=\"{Math.Max(0.5, to - from):0.#}\" fill=\"#{ChartColor.Of(at, _chart.Series.Count)}\"/>");
            if (ShowsValues(width)) Words(x + width * 0.46, from - 4, "middle", Said(series, number));
        }
    }

    private void AddLine(ChartSeries series, int at, double room)
    {
        var color = ChartColor.Of(at, _chart.Series.Count);
        var points = series.Values.Index().Where(p => p.Item is not null).Select(p => (p.Index, X: Left + room * (p.Index + 0.5), Value: p.Item!.Value)).ToList();
        // 没有数的地方断开。
        var path = string.Concat(points.Select((p, k) => string.Create(CultureInfo.InvariantCulture, $"{(k > 0 && points[k - 1].Index == p.Index - 1 ? 'L' : 'M')}{p.X:0.#} {Y((double)p.Value):0.#}")));
        Add($"<path d=\"{path}\" fill=\"none\" stroke=\"#{color}\" stroke-width=\"2\"/>");
        foreach (var (_, x, value) in points)
        {
            Add($"<circle cx=\"{x:0.#}\" cy=\"{Y((double)value):0.#}\" r=\"3\" fill=\"#{color}\"/>");
            // Lines that cross write their numbers over one another.
            if (_chart.Series.Count == 1 && ShowsValues(room)) Words(x, Y((double)value) - 7, "middle", Said(series, value));
        }
    }

    private void AddBars()
    {
        if (_chart.Unit.Length > 0) Words(_width - Right, _top - 12, "end", _chart.Unit);
        var room = (Bottom - _top) / Math.Max(1, _chart.Categories.Count);
        var thick = Math.Min(18, room * 0.76 / _chart.Series.Count);
        Add($"<line x1=\"{X(0):0.#}\" x2=\"{X(0):0.#}\" y1=\"{_top}\" y2=\"{Bottom:0.#}\" stroke=\"#404040\"/>");
        foreach (var (i, category) in _chart.Categories.Index())
        {
            var middle = _top + room * (i + 0.5);
            Words(X(_low) - 6, middle + 4, "end", category.Length > LongestName ? category[..(LongestName - 1)] + "…" : category);
            foreach (var (at, series) in _chart.Series.Index())
            {
                if (series.Values[i] is not { } number) continue;
                var y = middle + (at - _chart.Series.Count / 2.0) * thick;
                var (from, to) = (X(Math.Min(0, (double)number)), X(Math.Max(0, (double)number)));
                Add($"<rect x=\"{from:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0.5, to - from):0.#}\" height=\"{thick * 0.9:0.#}\" fill=\"#{ChartColor.Of(at, _chart.Series.Count)}\"/>");
                Words(to + 4, y + thick * 0.45 + 4, "start", Said(series, number));
            }
        }
    }

    private void AddPie()
    {
        var series = _chart.Series[0];
        var total = (double)series.Values.Sum(value => Math.Max(0, value ?? 0));
        if (total <= 0) return;
        var (x, y, r) = IsNarrow ? (_width / 2, 100.0, 92.0) : (170.0, _height / 2, 118.0);
        var (legend, middle) = IsNarrow ? (24.0, 200 + _chart.Categories.Count * Line * 0.6) : (330.0, _height / 2);
        var angle = -Math.PI / 2;
        foreach (var (i, value) in series.Values.Index())
        {
            var share = Math.Max(0, (double)(value ?? 0)) / total;
            var next = angle + share * 2 * Math.PI;
            if (share >= 0.9999) Add($"<circle cx=\"{x}\" cy=\"{y:0.#}\" r=\"{r}\" fill=\"#{ChartColor.OfSlice(i)}\"/>");
            else if (share > 0) Add($"<path d=\"M{x} {y:0.#}L{x + r * Math.Cos(angle):0.##} {y + r * Math.Sin(angle):0.##}A{r} {r} 0 {(share > 0.5 ? 1 : 0)} 1 {x + r * Math.Cos(next):0.##} {y + r * Math.Sin(next):0.##}Z\" fill=\"#{ChartColor.OfSlice(i)}\" stroke=\"#fff\"/>");
            angle = next;
            var line = middle + (i - (_chart.Categories.Count - 1) / 2.0) * Line * 1.2;
            Add($"<rect x=\"{legend}\" y=\"{line - 9:0.#}\" width=\"11\" height=\"11\" fill=\"#{ChartColor.OfSlice(i)}\"/>");
            Words(legend + 18, line + 1, "start", value is { } number ? $"{_chart.Categories[i]}　{Said(series, number)}{_chart.Unit}，{(share * 100).ToString("0.0", CultureInfo.InvariantCulture)}％" : $"{_chart.Categories[i]}　—");
        }
    }

    private void AddLegend()
    {
        foreach (var (down, line) in LegendLines.Index())
        {
            var (x, y) = (Left, _height - 17 - (LegendLines.Count() - 1 - down) * Line);
            foreach (var (at, series) in line)
            {
                Add($"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"11\" height=\"11\" fill=\"#{ChartColor.Of(at, _chart.Series.Count)}\"/>");
                Words(x + 16, y + 10, "start", series.Name);
                x += LegendWidth(series);
            }
        }
    }

    private double Room => (_width - Left - Right) / Math.Max(1, _chart.Categories.Count);

    private int LongestName => IsNarrow ? 7 : 9;

    // Where they would stand in one another they are left to the table.
    private bool ShowsValues(double room) => _chart.Categories.Count * _chart.Series.Count <= 24
        && (!IsNarrow || _chart.Series.SelectMany(s => s.Values.OfType<decimal>().Select(v => Said(s, v).Length * 7)).DefaultIfEmpty(0).Max() <= room + 4);

    private static string Said(ChartSeries series, decimal value) => value.ToString("F" + series.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private void Words(double x, double y, string anchor, string text) => Add($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{HtmlBody.Text(text)}</text>");

    private void Add(FormattableString svg) => _svg.Append(svg.ToString(CultureInfo.InvariantCulture));
}
