"""Drawing one chart as inline SVG: text stays text, colours are the page's, and equal reports give equal drawings.

matplotlib draws with the font that it ships and its own defaults, so that neither fonts nor settings of a machine change the layout; the page's
style then sets its own fonts, including Chinese ones. Charts are as wide as a phone, so that their text is hardly shrunk there.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Final

import attrs

from crmcore.errors import MissingExtra
from crmcore.messages.rendering import clean

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH: Final = 400  # CSS pixels at full size
TEXT: Final = 13
# The colours used for drawing, and the variable of the page's style that replaces each.
INK, MUTED, LINE, MAIN, SOFT, GOOD, BAD = "#010101", "#020202", "#030303", "#040404", "#050505", "#060606", "#070707"
_VARIABLES: Final = {INK: "ink", MUTED: "muted", LINE: "line", MAIN: "main", SOFT: "soft", GOOD: "good", BAD: "bad"}
_LONGEST_LABEL: Final = 46
_NARROW: Final = 0.58  # the width of a letter, in heights
_WIDE_FROM: Final = "\u2e80"  # Chinese characters and signs are as wide as high
_SETTINGS: Final = {
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": TEXT,
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": MUTED,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "text.parse_math": False,  # a dollar sign in a firm's word is only a dollar sign
}


@attrs.frozen
class Chart:
    """A chart as the page takes it: its title, and its drawing."""

    title: str
    svg: str


def draw(name: str, height: int, *, title: str, alt: str, paint: Callable[[Axes], None]) -> Chart:
    """Return one chart as an SVG element with title and description; `name` keeps its ids apart from those of other charts on the page.

    Raises `MissingExtra` without matplotlib.
    """
    try:
        from matplotlib import style
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
    except ImportError:
        feature = "charts"
        raise MissingExtra(feature, "report") from None
    with style.context(["default", {**_SETTINGS, "svg.hashsalt": f"crmcore-{name}"}]), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # the reader's machine draws the text, not this one
        figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        FigureCanvasSVG(figure)
        paint(figure.add_axes((0.0, 0.0, 1.0, 1.0)))
        out = StringIO()
        figure.savefig(out, format="svg", transparent=True)
    return Chart(title, clean(_inline(out.getvalue(), name, title, alt)))


def _inline(svg: str, name: str, title: str, alt: str) -> str:
    """Return a drawing ready for use inside a page: no prolog, no namespaces, no metadata, ids of its own, the page's colours, a title and a text."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>\s*|<!--.*?-->\s*", "", body, flags=re.DOTALL)
    body = re.sub(r"<[^>]*>", lambda tag: _tag(tag[0], name), body)
    opening, rest = body.split(">", 1)
    opening = re.sub(r'\s(?:width|height|version)="[^"]*"', "", opening)
    head = f'{opening} class="chart" role="img" aria-labelledby="{name}-title {name}-desc">'
    return f'{head}\n<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-desc">{escape(alt)}</desc>{rest}'.strip()


def _tag(tag: str, name: str) -> str:
    """Return one tag of a drawing with ids of its own and the page's colours; what stands between tags is a firm's word, and stays as it is."""
    tag = re.sub(r'\s+xmlns(?::\w+)?="[^"]*"', "", tag).replace("xlink:href", "href")
    tag = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', tag)
    tag = re.sub(r'(url\(|href=")#([^)"]+)', rf"\1#{name}-\2", tag)
    for colour, variable in _VARIABLES.items():
        tag = tag.replace(colour, f"var(--{variable})")
    return tag


def width_of(text: str) -> float:
    """Return the estimated width of a text, in CSS pixels."""
    return sum(TEXT if one >= _WIDE_FROM else _NARROW * TEXT for one in text)


def shortened(text: str) -> str:
    """Return a label, cut if it would run into the number at the end of its line."""
    if width_of(text) <= _LONGEST_LABEL * _NARROW * TEXT:
        return text
    while width_of(text) > (_LONGEST_LABEL - 1) * _NARROW * TEXT:
        text = text[:-1]
    return f"{text.rstrip()}…"


def scale(axes: Axes, most: int) -> None:
    """Draw a few whole numbers on the vertical axis, with light lines."""
    step = next(unit * 10**power for power in range(12) for unit in (1, 2, 5) if most <= _LINES * unit * 10**power)
    ticks = list(range(0, most + 1, step))
    axes.set_yticks(ticks, [f"{tick:,}" for tick in ticks])
    axes.grid(visible=True, axis="y", color=LINE, linewidth=0.8)
    axes.set_axisbelow(True)


_LINES: Final = 4
