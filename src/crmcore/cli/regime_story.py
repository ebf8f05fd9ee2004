"""A deadline regime for a reader: what it requires and by when, each statement with its paragraph and how certain we are of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from crmcore.complaints.clock_events import RECEIVED
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.regimes.rules import Content, ExtensionStep, Letter, OwnEvent, PauseGround, RegimeRule, RuleKind, Source, Threshold
from crmcore.complaints.regimes.timeline import TimelineRow
from crmcore.messages import TERMS, FactValue, Language, Term, render, say, say_term
from crmcore.messages.paragraphs import paragraph_in
from crmcore.worktime.calendars.duration import TimeUnit

# What counts people: Chinese says their number with its measure word.
_PEOPLE: Final = "人数"


@attrs.frozen
class Section:
    """A part of a regime: its heading, and its rows of words in columns."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


def regime_rows(regime: Regime) -> tuple[TimelineRow, ...]:
    """Return a regime's rules and their steps as rows of a timeline without days."""
    return tuple(row for rule in regime.rules.values() for row in _rows(rule))


def _rows(rule: RegimeRule) -> Iterator[TimelineRow]:
    yield TimelineRow(rule=rule, step=None, length=rule.length)
    yield from (TimelineRow(rule=rule, step=step, length=step.to) for step in rule.steps)


def head(regime: Regime, lang: Language) -> tuple[str, ...]:
    """Return what it is, for whom, from when to when, and what counts as a day."""
    facts: dict[str, FactValue] = {"first": regime.valid_from, "last": regime.valid_to}
    said = render("regime.says_from" if regime.valid_to is None else "regime.says_from_to", facts, lang)
    applies = () if regime.applies is None else (regime.applies.in_(lang),)
    sure = render("regime.says_status", {"rules": regime.status, "dates": regime.dates_status}, lang)
    days = render("regime.says_days", {"says": cited(regime.days.in_(lang), regime.days_source, lang)}, lang)
    code = "regime.says_revision" if regime.checked_on is None or regime.review_by is None else "regime.says_checked"
    known = render(code, {"revision": regime.revision, "checked_on": regime.checked_on, "review_by": regime.review_by}, lang)
    place = {"regime": regime.supersedes, "first": regime.valid_from}
    supersedes = () if regime.supersedes is None else (render("regime.says_supersedes", place, lang),)
    return (regime.authority.in_(lang), *applies, said, *supersedes, sure, known, days, *(() if regime.address is None else (regime.address,)))


def sections(regime: Regime, rows: Iterable[TimelineRow], lang: Language) -> tuple[Section, ...]:
    """Return the parts of a regime; `rows` are those of its timeline, or of `regime_rows`. Empty parts are left out."""
    parts: list[tuple[str, tuple[tuple[str, ...], ...]]] = [
        ("regime.heading_rules", tuple(_rule(row, regime, lang) for row in rows)),
        ("regime.heading_pauses", tuple(_pause(one, lang) for one in _pauses(regime))),
    ]
    parts += (
        (f"regime.heading_{letter}", tuple(_content(one, lang) for one in regime.contents.get(letter, ())))
        for letter in (Letter.ACKNOWLEDGEMENT, Letter.HOLDING_REPLY, Letter.REPLY)
    )
    if (proof := regime.proof) is not None:
        parts.append(("regime.heading_proof", ((say(proof.accepts, lang), cited(proof.says.in_(lang), proof.source, lang)),)))
    if (kept := regime.retention) is not None:
        length = render("regime.says_no_number", {}, lang) if kept.keep is None else kept.keep.say(lang)
        parts.append(("regime.heading_retention", ((length, cited(kept.says.in_(lang), kept.source, lang)),)))
    parts.append(("regime.heading_next", tuple((one.body.in_(lang), cited(one.says.in_(lang), one.source, lang)) for one in regime.next_bodies)))
    parts.append(("regime.heading_thresholds", tuple(_threshold(one, lang) for one in regime.thresholds)))
    parts.append(("regime.heading_events", tuple(_event(name, one, lang) for name, one in regime.own_events.items())))
    return tuple(Section(render(heading, {}, lang), said) for heading, said in parts if said)


def cited(said: str, source: Source, lang: Language) -> str:
    """Return a statement with its paragraph and how certain we are of it."""
    paragraph, status = paragraph_in(lang, source.paragraph), say_term(source.status, lang)
    return f"{said}（{paragraph}，{status}）" if lang == Language.ZH else f"{said} [{paragraph}, {status}]"


def _joined(parts: Iterable[str], lang: Language) -> str:
    return ("；" if lang == Language.ZH else "; ").join(parts)


def length_of(row: TimelineRow, lang: Language) -> str:
    """Return how long a time is, or that national law says so; empty where the law gives no number."""
    if row.length is not None:
        return row.length.say(lang)
    return render("regime.says_national", {}, lang) if row.rule.national and row.rule.until is None else ""


def end_of(row: TimelineRow, regime: Regime, lang: Language) -> str:
    """Return when a time ends, on which assumption, and what ended it before; if that is not known, what is missing."""
    if not row.holds:
        happened = row.rule.unless or row.rule.when
        code = "regime.says_holds_no_more" if row.rule.unless else "regime.says_holds_when"
        return render(code, {"events": _events(happened, regime, lang)}, lang)
    if row.length is None and row.rule.until is None:
        return ""
    if row.last_day is None or row.due is None:
        return _unknown_end(row, regime, lang)
    end = _end(row, regime, lang)
    if row.assumed:
        return render("regime.says_assumed", {"end": end, "day": row.starts_on}, lang)
    if row.ended is None or row.ended_by is None:
        return end
    return render("regime.says_ended", {"end": end, "day": row.ended, "event": event_name(row.ended_by, regime, lang)}, lang)


def _end(row: TimelineRow, regime: Regime, lang: Language) -> str:
    if row.latest and row.rule.until is not None:
        return render("regime.says_latest", {"last_day": row.last_day, "day": event_name(row.rule.until, regime, lang)}, lang)
    if row.rule.kind is RuleKind.WAIT:
        return render("regime.says_not_before", {"day": row.last_day}, lang)
    if row.length is not None and row.length.unit is TimeUnit.HOUR:
        return render("regime.says_until_instant", {"due": row.due}, lang)
    return render("regime.says_until", {"last_day": row.last_day}, lang)


def _unknown_end(row: TimelineRow, regime: Regime, lang: Language) -> str:
    if RECEIVED in row.rule.starts or row.starts_on is not None:
        if row.length is None and row.rule.until is not None:
            return render("regime.says_named", {"day": event_name(row.rule.until, regime, lang)}, lang)
        return render("regime.says_no_calendar", {}, lang) if row.rule.needs_calendar else ""
    return render("regime.says_counts_from", {"events": _events(row.rule.starts, regime, lang)}, lang)


def event_name(event: str, regime: Regime, lang: Language) -> str:
    """Return what an event is called: by the regime, where it is one of its own."""
    return regime.own_events[event].says.in_(lang) if event in regime.own_events else say_term(event, lang)


def _events(events: Iterable[str], regime: Regime, lang: Language) -> tuple[str, ...]:
    return tuple(event_name(one, regime, lang) for one in events)


def says_of(row: TimelineRow, lang: Language) -> str:
    """Return what a time is for, under which conditions, with its paragraph, and which of its values are the firm's own."""
    if (step := row.step) is not None:
        return _joined((cited(step.says.in_(lang), step.source, lang), *_conditions(step, lang)), lang)
    own = (render("regime.says_own", {"own": one.own, "law": one.law}, lang) for one in row.rule.changes)
    return _joined((cited(row.rule.says.in_(lang), row.rule.source, lang), *own), lang)


def _rule(row: TimelineRow, regime: Regime, lang: Language) -> tuple[str, ...]:
    return called(row, lang), length_of(row, lang), end_of(row, regime, lang), says_of(row, lang)


def called(row: TimelineRow, lang: Language) -> str:
    """Return what a time is called, with the id by which a rulebook names it; of a rule that has no name the id alone."""
    id_, word, mark = (row.rule.id, f"rule.{row.rule.id}", "") if row.step is None else (row.step.id, row.step.id, "+ ")
    said = say_term(word, lang) if word in TERMS else id_
    if said == id_:
        return f"{mark}{id_}"
    return f"{mark}{said}（{id_}）" if lang == Language.ZH else f"{mark}{said} ({id_})"


def _conditions(step: ExtensionStep, lang: Language) -> Iterator[str]:
    if step.condition is not None:
        yield render("regime.says_condition", {"condition": Term(step.condition)}, lang)
    if step.approvers:
        yield render("regime.says_approvers", {"approvers": tuple(Term(_approver(one)) for one in step.approvers)}, lang)
    if step.notice:
        yield render("regime.says_notice", {}, lang)


def _approver(role: str) -> str:
    """Return the word for who approves in the law: its superior is an institution, that of a case a person."""
    return f"approver.{role}" if f"approver.{role}" in TERMS else role


def _pauses(regime: Regime) -> Iterator[PauseGround]:
    return (one for rule in regime.rules.values() for one in rule.pauses)


def _pause(one: PauseGround, lang: Language) -> tuple[str, ...]:
    asked = ("regime.says_notice",) * one.notice + ("regime.says_consent",) * one.consent
    return say_term(one.why, lang), _joined((cited(one.says.in_(lang), one.source, lang), *(render(code, {}, lang) for code in asked)), lang)


def _content(one: Content, lang: Language) -> tuple[str, ...]:
    where = (render("regime.says_rulings", {"rulings": one.rulings}, lang),) if one.rulings else ()
    return one.code, _joined((cited(one.says.in_(lang), one.source, lang), *where), lang)


def _event(name: str, one: OwnEvent, lang: Language) -> tuple[str, ...]:
    stage = render(f"regime.stage_{one.stage}", {}, lang)
    carries = tuple(render(f"regime.carries_{each}", {}, lang) for each in one.carries)
    facts: dict[str, FactValue] = {"by": tuple(Term(each) for each in one.by), "stage": stage, "carries": carries}
    return name, one.says.in_(lang), render("regime.says_recorded_with" if carries else "regime.says_recorded", facts, lang)


def _threshold(one: Threshold, lang: Language) -> tuple[str, ...]:
    least = one.at_least is not None
    number = one.at_least if least else one.at_most
    counted = f"{number}人" if lang is Language.ZH and _PEOPLE in one.says.zh else number
    said = render("regime.says_at_least" if least else "regime.says_at_most", {"number": counted}, lang)
    return said, cited(one.says.in_(lang), one.source, lang)
