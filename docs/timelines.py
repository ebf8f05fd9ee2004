"""The timeline of a page: its samples are run, and the case they end with is drawn as a Mermaid chart between the page's two marks."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import clocks_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.messages import say_term
from crmcore.worktime import readings

BEGIN: Final = "<!-- timeline -->"
END: Final = "<!-- /timeline -->"


def with_timeline(text: str) -> str:
    """Return a page with its chart made anew."""
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for sample in re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            exec(sample, names)  # noqa: S102 - the samples of our own page
    case, rules = names["case"], names["rules"]
    if not isinstance(case, Complaint) or not isinstance(rules, ComplaintRules):
        raise TypeError(type(case), type(rules))
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n```mermaid\n{chart(case, rules)}```\n\n{END}{rest.partition(END)[2]}"


def chart(case: Complaint, rules: ComplaintRules) -> str:
    """Write a complaint as a Mermaid Gantt chart: a bar for each state it stood in, and for each run of its clocks."""
    lines = ["gantt", "    dateFormat YYYY-MM-DD HH:mm", "    axisFormat %d %b", "    section states"]
    zone = ZoneInfo(rules.zone)
    lines += [f"    {name} : {_span(start, end, zone)}" for name, start, end in _states(case, rules)]
    last = case.history[-1].event.at
    for clock, calendar in clocks_of(case, rules):
        lines.append(f"    section {clock.id}")
        for one in readings(clock, case.clock_events, at=last, calendar=calendar):
            if one.started is not None:
                late = "crit, " if one.overdue or one.state == "met late" else ""
                lines.append(f"    {one.state.value} : {late}{_span(one.started, one.stopped_at or last, zone)}")
    return "\n".join(lines) + "\n"


def _states(case: Complaint, rules: ComplaintRules) -> Iterator[tuple[str, datetime, datetime]]:
    """Give each state with when it began and ended, those in a row that are the same as one."""
    begun, state = case.history[0].event.at, case.as_of(case.history[0].event.at, rules=rules).state
    for step in case.history[1:]:
        now = case.as_of(step.event.at, rules=rules).state
        if now is not state:
            yield say_term(state), begun, step.event.at
            begun, state = step.event.at, now


def _span(start: datetime, end: datetime, zone: ZoneInfo) -> str:
    return f"{start.astimezone(zone):%Y-%m-%d %H:%M}, {end.astimezone(zone):%Y-%m-%d %H:%M}"
