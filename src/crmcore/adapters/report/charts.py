"""The report's charts, one function each: what is drawn, and the text for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from crmcore.adapters.report.drawing import BAD, GOOD, INK, LINE, MAIN, MUTED, SOFT, WIDTH, Chart, draw, scale, shortened, width_of
from crmcore.adapters.report.wording import Wording
from crmcore.kpi.reports.monthly import MonthlyReport
from crmcore.messages import FactValue

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FORTNIGHT: Final = 14  # up to here every day is labelled
_LAST_DAY: Final = 21  # everything longer is one bar
_HALF: Final = 0.5


def charts(report: MonthlyReport, wording: Wording) -> dict[str, Chart]:
    """Return every chart that the report has data for, by name, in one language."""
    made: dict[str, Chart] = {}
    for name, chart in (
        ("days", _days),
        ("matters", _matters),
        ("speed", _speed),
        ("scores", _scores),
        ("nps", _nps),
        ("sides", _sides),
        ("tiers", _tiers),
    ):
        found = chart(report, wording)
        if found is not None:
            made[name] = found
    return made


def _days(report: MonthlyReport, wording: Wording) -> Chart | None:
    section = report.complaints
    if section is None or not (section.received_by_day or section.closed_by_day):
        return None
    received, closed = dict(section.received_by_day), dict(section.closed_by_day or ())
    first, days = report.period.first.toordinal(), (report.period.last - report.period.first).days + 1
    ins = [received.get(report.period.first.fromordinal(first + day), 0) for day in range(days)]
    outs = [closed.get(report.period.first.fromordinal(first + day), 0) for day in range(days)]
    top = max(*ins, *outs)

    def paint(axes: Axes) -> None:
        axes.set_position((0.07, 0.13, 0.92, 0.70))
        axes.bar(range(1, days + 1), ins, width=0.72, color=SOFT)
        if any(outs):
            axes.plot(range(1, days + 1), outs, color=MAIN, linewidth=1.6)
        axes.set_xlim(0.3, days + 0.7)
        axes.set_ylim(0, top * 1.06)
        ticks = [1, *range(5, days - 1, 5), days]
        axes.set_xticks(ticks, [str(tick) for tick in ticks])
        scale(axes, top)
        _key(axes, [(SOFT, wording.word("received")), *([(MAIN, wording.word("closed"))] if any(outs) else [])])

    facts: dict[str, FactValue] = {"received": section.received, "period": report.period, "most": max(ins)}
    title, alt = wording.word("chart_received"), wording.word("chart_received_alt", **facts)
    if any(outs):
        title, alt = wording.word("chart_days"), wording.word("chart_days_alt", closed=sum(outs), **facts)
    return draw(f"days-{wording.lang}", 210, title=title, alt=alt, paint=paint)


def _matters(report: MonthlyReport, wording: Wording) -> Chart | None:
    section = report.complaints
    if section is None or not section.problems:
        return None
    rows = [(wording.term(one.matter), one.count, f"{one.count:,}") for one in section.problems]
    marks = [one.before for one in section.problems]
    first = section.problems[0]
    alt = wording.word("chart_matters_alt", n=section.received, matter=wording.term(first.matter), count=first.count)
    key = [(MAIN, wording.say(report.period)), (INK, wording.word("month_before"))] if any(mark is not None for mark in marks) else []
    return draw(
        f"matters-{wording.lang}",
        _bars_height(rows, key),
        title=wording.word("chart_matters"),
        alt=alt,
        paint=lambda axes: _bars(axes, rows, marks, key),
    )


def _speed(report: MonthlyReport, wording: Wording) -> Chart | None:
    section = report.complaints
    if section is None or not section.days_to_close.bins:
        return None
    last = min(section.days_to_close.bins[-1][0], _LAST_DAY)
    counts = [sum(count for day, count in section.days_to_close.bins if min(day, last) == at) for at in range(last + 1)]
    longest = section.days_to_close.bins[-1][0]

    def paint(axes: Axes) -> None:
        axes.set_position((0.07, 0.13, 0.92, 0.80))
        axes.bar(range(last + 1), counts, width=0.72, color=MAIN)
        axes.set_xlim(-0.7, last + 0.7)
        axes.set_ylim(0, max(counts) * 1.06)
        ticks = range(0, last + 1, 1 if last <= _FORTNIGHT else 3)
        axes.set_xticks(ticks, [f"{tick}+" if tick == last < longest else str(tick) for tick in ticks])
        scale(axes, max(counts))

    alt = wording.word("chart_speed_alt", n=section.days_to_close.n, median=wording.median(section.days_to_close), longest=longest)
    return draw(f"speed-{wording.lang}", 190, title=wording.word("chart_speed"), alt=alt, paint=paint)


def _scores(report: MonthlyReport, wording: Wording) -> Chart | None:
    section = report.satisfaction
    if section is None or not section.scores.bins:
        return None
    bins = dict(section.scores.bins)
    counts = [bins.get(score, 0) for score in range(1, 6)]

    def paint(axes: Axes) -> None:
        axes.set_position((0.02, 0.13, 0.96, 0.80))
        axes.bar(range(1, 6), counts, width=0.62, color=MAIN)
        for score, count in enumerate(counts, 1):
            axes.annotate(f"{count:,}", (score, count), xytext=(0, 4), textcoords="offset points", ha="center")
        axes.set_ylim(0, max(counts) * 1.16)
        axes.set_xticks(range(1, 6), [str(score) for score in range(1, 6)])
        axes.set_yticks([])

    most = max(range(1, 6), key=lambda score: (bins.get(score, 0), score))
    alt = wording.word("chart_scores_alt", n=section.scores.n, score=most)
    return draw(f"scores-{wording.lang}", 190, title=wording.word("chart_scores"), alt=alt, paint=paint)


def _nps(report: MonthlyReport, wording: Wording) -> Chart | None:
    section = report.satisfaction
    if section is None or not section.promoters.answers:
        return None
    count = section.promoters
    parts = [(GOOD, "promoters", count.promoters), (LINE, "passives", count.passives), (BAD, "detractors", count.detractors)]

    def paint(axes: Axes) -> None:
        axes.set_position((0.0, 0.0, 1.0, 1.0))
        axes.axis("off")
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(128, 0)
        left, width = 1.0, WIDTH - 2.0
        for colour, _, n in parts:
            part = width * n / count.answers
            axes.barh(18, part, left=left, height=28, color=colour)
            left += part
        for row, (colour, name, n) in enumerate(parts):
            y = 56 + row * 26
            axes.barh(y, 12, left=1, height=12, color=colour)
            axes.text(22, y, wording.word(name), va="center")
            axes.text(WIDTH - 2, y, f"{n:,}", va="center", ha="right")

    alt = wording.word("chart_nps_alt", n=count.answers, promoters=count.promoters, passives=count.passives, detractors=count.detractors)
    return draw(f"nps-{wording.lang}", 128, title=wording.word("chart_nps"), alt=alt, paint=paint)


def _sides(report: MonthlyReport, wording: Wording) -> Chart | None:
    section = report.satisfaction
    if section is None or not section.sides:
        return None
    rows = [
        (wording.term(side), measure.percent(), float(measure.value or 0), (float(measure.interval.low), float(measure.interval.high)))
        for side, measure in section.sides
        if measure.interval is not None
    ]
    start = min(int(low * 10) for _, _, _, (low, _) in rows) / 10

    def paint(axes: Axes) -> None:
        axes.set_position((0.05, 0.10, 0.89, 0.89))
        axes.set_xlim(start, 1.0)
        axes.set_ylim(len(rows) - 0.1, -0.55)
        for row, (side, said, value, ends) in enumerate(rows):
            axes.plot([start, 1], [row + 0.25] * 2, color=LINE, linewidth=1)
            axes.plot(ends, [row + 0.25] * 2, color=SOFT, linewidth=7, solid_capstyle="butt")
            axes.plot([value], [row + 0.25], "o", color=MAIN, markersize=7)
            axes.annotate(shortened(side), (start, row - 0.12), va="center")
            axes.annotate(said, (1.0, row - 0.12), va="center", ha="right")
        axes.spines["bottom"].set_visible(False)
        axes.set_yticks([])
        tenths = range(int(start * 10), 11, 1 if start >= _HALF else 2)
        axes.set_xticks([tenth / 10 for tenth in tenths], [f"{tenth}0 %" if tenth else "0 %" for tenth in tenths])

    side, lowest = section.sides[0]
    alt = wording.word("chart_sides_alt", side=wording.term(side), figure=lowest.percent(), n=lowest.n)
    return draw(f"sides-{wording.lang}", 52 * len(rows) + 30, title=wording.word("chart_sides"), alt=alt, paint=paint)


def _tiers(report: MonthlyReport, wording: Wording) -> Chart | None:
    section = report.customers
    if section is None or not any(count for _, count in section.by_tier):
        return None
    rows = [(wording.term(tier), count, f"{count:,}") for tier, count in section.by_tier]
    alt = wording.word("chart_tiers_alt", n=section.customers, rows=wording.join(f"{tier} {said}" for tier, _, said in rows))
    return draw(
        f"tiers-{wording.lang}",
        _bars_height(rows, []),
        title=wording.word("chart_tiers"),
        alt=alt,
        paint=lambda axes: _bars(axes, rows, [None] * len(rows), []),
    )


_ROW: Final = 44


def _bars_height(rows: Sequence[object], key: Sequence[object]) -> int:
    return _ROW * len(rows) + (26 if key else 2)


def _bars(axes: Axes, rows: Sequence[tuple[str, int, str]], marks: Sequence[int | None], key: Sequence[tuple[str, str]]) -> None:
    """Draw horizontal bars, each under its label, so that no label is too long for a phone; a mark shows what a bar is compared with."""
    above = 24 if key else 0
    axes.axis("off")
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(_bars_height(rows, key), 0)
    most = max([count for _, count, _ in rows] + [mark for mark in marks if mark is not None] + [1])
    x = 1.0
    for colour, label in key:
        axes.barh(9, 4 if colour == INK else 12, left=x, height=12, color=colour)
        axes.text(x + 18, 9, label, va="center", color=MUTED)
        x += 40 + width_of(label)
    for row, ((label, count, said), mark) in enumerate(zip(rows, marks, strict=True)):
        y = above + row * _ROW
        axes.text(1, y + 11, shortened(label), va="center")
        axes.text(WIDTH - 2, y + 11, said, va="center", ha="right")
        axes.barh(y + 28, WIDTH - 2, left=1, height=10, color=LINE, alpha=0.45)
        axes.barh(y + 28, (WIDTH - 2) * count / most, left=1, height=10, color=MAIN)
        if mark is not None:
            axes.barh(y + 28, 3, left=max(0.0, (WIDTH - 2) * mark / most - 1.5), height=18, color=INK)


def _key(axes: Axes, entries: Sequence[tuple[str, str]]) -> None:
    """Draw the legend above the chart."""
    x = 0.0
    for colour, label in entries:
        axes.annotate("■", (0, 1), xytext=(x, 14), xycoords="axes fraction", textcoords="offset points", color=colour, va="center")
        axes.annotate(label, (0, 1), xytext=(x + 16, 14), xycoords="axes fraction", textcoords="offset points", color=MUTED, va="center")
        x += 36 + width_of(label)
