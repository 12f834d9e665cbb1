"""Draws what was measured as SVG: seconds by system, and how time and memory grow."""
import math
from html import escape

STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 }
  .quiet { fill: #59636e; font-size: 12px }
  .card { fill: #ffffff; stroke: #d1d9e0 }
  .grid { stroke: #d1d9e0 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .quiet { fill: #9198a1 }
    .card { fill: #0d1117; stroke: #3d444d }
    .grid { stroke: #3d444d }
  }
"""
# Colours that stand out on white and on black alike: ours, the floor, and the peers.
OURS, FLOOR, PEER = "#2da44e", "#8b949e", "#4c8ddb"
DASHED = "6 4"
PEERS = ["#4c8ddb", "#d9822b", "#a371f7", "#db61a2", "#c9a227"]


def picture(width, height, title, description, parts):
    body = "\n".join(f"  {part}" for part in parts)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" \
role="img" aria-labelledby="title description">
  <title id="title">{escape(title)}</title>
  <desc id="description">{escape(description)}</desc>
  <style>{STYLE}  </style>
  <rect class="card" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="6"/>
{body}
</svg>
"""


def text(x, y, words, kind="", anchor="start", colour=None):
    style = f' style="fill: {colour}"' if colour else ""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{style}>{escape(words)}</text>'


def bars(title, subtitles, systems):
    """Systems, each a name, a colour and its bars: what was asked, the seconds, and whether it is all that is asked."""
    width, left, right, thick, gap = 820, 112, 250, 19, 12
    most = max(seconds for _, _, parts in systems for _, seconds, _ in parts)
    shown = [text(16, 28, title, "title")]
    shown += [text(16, 48 + 17 * line, words, "quiet") for line, words in enumerate(subtitles)]
    top = 50 + 17 * len(subtitles)
    for name, colour, parts in systems:
        shown.append(text(left - 10, top + thick * len(parts) / 2 + 4, name, anchor="end"))
        for asked, seconds, is_whole in parts:
            length = max(1.5, seconds / most * (width - left - right))
            shown.append(
                f'<rect x="{left}" y="{top + 1}" width="{length:.1f}" height="{thick - 3}" rx="2" fill="{colour}" '
                f'fill-opacity="{1 if is_whole else 0.5}"/>')
            shown.append(text(left + length + 8, top + thick - 6, f"{seconds:.2f} s" + (f"  {asked}" if asked else "")))
            top += thick
        top += gap
    described = "; ".join([*subtitles, *(
        f"{name}: " + ", ".join(f"{asked} {seconds:.2f} s".strip() for asked, seconds, _ in parts)
        for name, _, parts in systems)])
    return picture(width, top + 4, title, described, shown)


def ticks(values):
    """The powers of ten around these values, and no further than they reach."""
    return range(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 1)


def spread_out(places, least):
    """The same places, moved apart by as little as keeps labels from lying on one another."""
    order, moved = sorted(places, key=places.get), dict(places)
    for _ in range(100):
        for above, below in zip(order, order[1:]):
            lack = max(0, least - moved[below] + moved[above])
            moved[above], moved[below] = moved[above] - lack / 2, moved[below] + lack / 2
    return moved


def plot(left, top, width, height, title, unit, lines):
    """One panel on two logarithmic axes; each line is a name, its looks and its points."""
    across = [x for _, _, points in lines for x, _ in points]
    up = ticks([y for _, _, points in lines for _, y in points])
    low, high = math.log10(min(across)), math.log10(max(across))

    def x_of(value):
        return left + (math.log10(value) - low) / (high - low or 1) * width

    def y_of(value):
        return top + height - (math.log10(value) - up[0]) / (len(up) - 1 or 1) * height

    shown = [text(left, top - 12, title, "quiet")]
    for power in up:
        y = y_of(10.0 ** power)
        shown.append(f'<line class="grid" x1="{left}" x2="{left + width}" y1="{y:.1f}" y2="{y:.1f}"/>')
        shown.append(text(left - 6, y + 4, f"{10.0 ** power:,g} {unit}", "quiet", "end"))
    for value in sorted(set(across)):
        shown.append(text(x_of(value), top + height + 18, f"{value:.2g} GB", "quiet", "middle"))
    ends = spread_out({name: y_of(points[-1][1]) for name, _, points in lines}, 16)
    for name, (colour, dashes), points in lines:
        path = " ".join(f"{x_of(x):.1f},{y_of(y):.1f}" for x, y in points)
        shown.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" '
                     f'stroke-dasharray="{dashes}"/>')
        shown += [f'<circle cx="{x_of(x):.1f}" cy="{y_of(y):.1f}" r="3.5" fill="{colour}"/>' for x, y in points]
        shown.append(text(left + width + 10, ends[name] + 4, name, colour=colour))
    return shown


def growth(title, subtitle, times, peaks):
    """Seconds and megabytes by gigabytes, side by side."""
    shown = [text(16, 28, title, "title"), text(16, 48, subtitle, "quiet")]
    for left, name, unit, lines in [(70, "seconds", "s", times), (520, "peak memory", "MB", peaks)]:
        shown += plot(left, 88, 215, 250, name, unit, lines)
    described = "; ".join(
        f"{name}: " + ", ".join(f"{x:.2g} GB {y:.3g} {unit}" for x, y in points)
        for unit, lines in [("s", times), ("MB", peaks)] for name, _, points in lines)
    return picture(900, 384, title, described, shown)
