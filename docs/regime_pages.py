"""The pages of the deadline regimes: one a regime, with its variants and a worked timeline, and the list of all the worked examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from functools import partial
from typing import Final, TypeAlias

from crmcore.cli.regime_story import called, end_of, event_name, head, length_of, says_of, sections
from crmcore.complaints import timeline
from crmcore.complaints.regimes import Regime, TimelineRow
from crmcore.messages import Language, render, say_term
from crmcore.rulebook import Regimes
from crmcore.worktime import Calendar

Table: TypeAlias = Callable[[Iterable[str], Iterable[Iterable[str]]], str]

FOLDER: Final = "reference/regimes"
# Own values that the pages assume where a regime gives none: so that a timeline can be shown.
NATIONAL: Final = '[regimes.eu-jc]\nrespond = { within = "15 working days", source = "a value assumed for this page", status = "unverified" }'
# What else happened in the examples, besides the receipt and an answer on its last day.
EVENTS: Final[Mapping[str, date]] = {
    "statement_sent": date(2025, 12, 31),
    "decision_proposed": date(2026, 1, 5),
    "review_requested": date(2026, 2, 10),
    "decided": date(2026, 1, 16),
    "error_found": date(2026, 1, 16),
    "provisionally_credited": date(2026, 1, 16),
    "information_requested": date(2026, 1, 12),
    "information_given": date(2026, 1, 30),
    "refusal_notified": date(2026, 2, 20),
    "forwarded": date(2026, 1, 12),
    "second_cycle_ends": date(2026, 3, 15),
    "hardship_agreed": date(2026, 1, 20),
}
# The columns of all tables but that of the rules: what something is, what is said of it, and when and by whom it is recorded.
HEADS: Final = {Language.EN: ("what", "says", "on record"), Language.ZH: ("名称", "内容", "记录")}
RECEIVED: Final = date(2026, 1, 5)
SINCE_JUNE: Final = date(2026, 6, 5)  # for the British text of June 2026


def calendar(name: str, zone: str, *days: str) -> Calendar:
    """Return Mondays to Fridays of 2026 and 2027 without some days."""
    hours = dict.fromkeys(range(5), ((time(9), time(17)),))
    off = frozenset(date.fromisoformat(day) for day in days)
    return Calendar(name=name, zone=zone, hours=hours, holidays=off, first_day=date(2025, 12, 1), last_day=date(2027, 12, 31))


CALENDARS: Final = {
    "GB": calendar("bank holidays of England", "Europe/London", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31"),
    "US": calendar("federal holidays", "America/New_York", "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03"),
    "AU": calendar("public holidays of Australia", "Australia/Sydney", "2026-01-01", "2026-01-26", "2026-04-03", "2026-04-06"),
    "EU": calendar("closing days of TARGET", "Europe/Berlin", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01"),
}
SHIPPED: Final = Regimes.shipped()
REGIMES: Final = SHIPPED.with_text(NATIONAL)


def laid(regime: Regime) -> tuple[date, tuple[TimelineRow, ...]]:
    """Lay a regime on the day of receipt of its example."""
    received = RECEIVED if regime.covers(RECEIVED) else SINCE_JUNE
    office = CALENDARS.get(regime.jurisdiction)
    return received, timeline(
        regime, received=received, zone="Asia/Shanghai" if office is None else office.zone, calendar=office, events=heard(regime)
    )


def heard(regime: Regime) -> Mapping[str, date]:
    """Return what happened in the example of a regime that it counts by."""
    words = {word for rule in regime.rules.values() for word in (*rule.starts, *rule.ends, rule.until)}
    return {event: day for event, day in EVENTS.items() if event in words}


def rules(regime: Regime, table: Table, lang: Language) -> str:
    """Write the rules of a regime with their worked timeline."""
    received, rows = laid(regime)
    office = CALENDARS.get(regime.jurisdiction) if regime.needs_calendar else None
    columns = ("规则", "期限", "起止", "内容与依据") if lang == Language.ZH else ("rule", "time", "worked example", "what, and where it stands")
    body = [(coded(row, lang), length_of(row, lang), end_of(row, regime, lang), says_of(row, lang)) for row in rows]
    said = ("；" if lang == Language.ZH else "; ").join((render("regime.says_received", {"day": received}, lang), *happened(regime, lang)))
    if office is not None:
        said += f"；工作日按2026年{office.zone}的日历" if lang == Language.ZH else f"; working days: Monday to Friday without the {office.name}"
    example = f"示例：{said}" if lang == Language.ZH else f"Worked example: {said}"
    return f"*{example}.*\n\n{table(columns, body)}"


def coded(row: TimelineRow, lang: Language) -> str:
    """Say what a time is called, with its id as code."""
    id_, said = row.rule.id if row.step is None else row.step.id, called(row, lang)
    name = said.removesuffix(f" ({id_})").removesuffix(f"（{id_}）")
    return f"{name} `{id_}`" if name != said else f"{said.removesuffix(id_)}`{id_}`"


def happened(regime: Regime, lang: Language) -> Iterator[str]:
    """Say what else happened in the example of a regime, and when."""
    for event, day in EVENTS.items():
        if any(event in {*rule.starts, rule.until} for rule in regime.rules.values()):
            yield f"{event_name(event, regime, lang)} {day}"


def whole(id: str, table: Table, lang: Language) -> Iterator[str]:
    """Write a regime and its variants in one language."""
    regime = REGIMES.get(id)
    yield "\n".join(f"- <{line}>" if line == regime.address else f"- {line}" for line in head(SHIPPED.get(id), lang))
    yield rules(regime, table, lang)
    _, rows = laid(regime)
    for part in sections(regime, rows, lang)[1:]:
        yield f"### {part.heading[0].upper()}{part.heading[1:]}\n\n{table(HEADS[lang][: len(part.rows[0])], part.rows)}"
    for variant in (REGIMES.get(one) for one in REGIMES.ids if one.startswith(f"{id}/")):
        yield f"### `{variant.id}`: {variant.title.in_(lang)}"
        yield "" if variant.applies is None else variant.applies.in_(lang)
        yield rules(variant, table, lang)


def page(id: str, table: Table) -> str:
    """Write the page of a regime: English, then Chinese."""
    regime = REGIMES.get(id)
    note = "The regime gives no number; this page assumes one, which no law does.\n\n" if regime.overridden else ""
    english, chinese = ("\n\n".join(part.strip() for part in whole(id, table, lang) if part) for lang in (Language.EN, Language.ZH))
    return f"""# {regime.title.en}

{regime.title.zh}

`{id}` · {regime.jurisdiction}

!!! warning "Not legal advice"
    {render("regime.not_advice", {}).capitalize()}.

{note}{english}

## 中文

{render("regime.not_advice", {}, Language.ZH)}。

{chinese}
"""


def index(table: Table) -> str:
    """Write the list of all regimes, then that of the worked examples."""
    listed = [
        (
            f"[`{one.id}`]({one.id.partition('/')[0]}.md)",
            one.title.en,
            one.title.zh,
            say_term(one.status),
            say_term(one.dates_status),
            f"{one.valid_from} to {one.valid_to or ''}".removesuffix(" to "),
        )
        for one in SHIPPED.editions
    ]
    worked = []
    for one in (REGIMES.get(id) for id in REGIMES.ids):
        received, rows = laid(one)
        worked += [
            (f"`{one.id}`", str(received), f"`{row.rule.id}`" + (f" + `{row.step.id}`" if row.step else ""), length_of(row, Language.EN), end)
            for row in rows
            if row.last_day is not None and (end := end_of(row, one, Language.EN))
        ]
    return f"""# Deadline regimes

时限规定

What laws, guidelines and the house demand of complaint handling, as data: each rule with its paragraph, and how sure we are of it.
*Verified* was read in the primary text, *from a secondary source* in a page about it, *unverified* in none that is stored; a regime is as sure as
the least sure of its rules and of what its letters must contain. How sure we are of its first day is said beside it.
A regime is chosen by the day of receipt; a firm changes single values in its [rulebook](../../how-to/regimes.md) and never copies the file.

!!! warning "Not legal advice"
    {render("regime.not_advice", {}).capitalize()}.

{table(("id", "regime", "制度", "rules and letters", "first day", "received from"), listed)}
## The worked examples

Computed by the clocks that run in a case. What counts from an answer that was not given counts from the last day for it, and says so.

{table(("regime", "received", "rule", "time", "last day"), worked)}"""


def pages(table: Table) -> Mapping[str, Callable[[], str]]:
    """Return the pages by their paths, for the script that writes them."""
    ids = dict.fromkeys(one.partition("/")[0] for one in REGIMES.ids)
    return {f"{FOLDER}/index.md": partial(index, table)} | {f"{FOLDER}/{id}.md": partial(page, id, table) for id in ids}
