"""The obvious twin of a comparison of two rulebooks: both texts as TOML, walked by hand, each place that differs with what stood and stands there.

Places are steps such as `complaints`, `classes`, `ordinary`, `clocks`, `close`, `within`: a row of a list is known by its own key. Shares nothing with
the library.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

Place = tuple[str, ...]
Table = dict[str, Any]
Value: TypeAlias = Any  # whatever TOML holds

# Where a table has its name beside it: what a firm calls its words is no rule.
NAMED = (("organisation", "departments"), ("organisation", "positions"), ("segmentation", "tiers"), ("complaints", "classes"))

# What readers of English are told where a word of the field is not just its id, `_` as a space.
ENGLISH = {
    "a_year_before": "the same period of the year before",
    "acknowledged": "acknowledgement of receipt",
    "agent_contact": "how to reach the agent",
    "agent_identity": "the agent's identity document",
    "answer_accepted": "acceptance of the answer by the customer",
    "answer_rejected": "rejection of the answer by the customer",
    "card_corrected": "correction of the record card",
    "clock_extended": "extension",
    "clock_paused": "pause of a clock",
    "clock_resumed": "end of a pause",
    "closed": "closure",
    "complaint_accepted": "acceptance",
    "contact_tried": "attempt at contact",
    "crisis_group_formed": "forming of a crisis group",
    "customer_answered": "answer to the customer",
    "customer_contacted": "contact with the customer",
    "decided": "decision",
    "difficulty_stated": "the customer's real difficulty in complaining",
    "due": "time run out",
    "email": "e-mail",
    "emergency_ratified": "approval afterwards",
    "emergency_refused": "refusal afterwards",
    "emergency_remedy_again": "another emergency remedy",
    "escalated": "takeover by a unit above or beside",
    "explained": "explanation to the customer",
    "follow_up_done": "follow-up: solved for good",
    "follow_up_unsolved": "follow-up: not solved",
    "forwarded": "forwarding by an authority",
    "forwarded_again": "another forwarding by an authority",
    "fund_safety": "safety of funds",
    "grounds_confirmed": "confirmation of the grounds",
    "handler": "handling department",
    "handler_assigned": "naming of the handling department",
    "handler_supervisor": "handling department's supervisor",
    "holding_reply_sent": "holding reply",
    "in_public": "spreading in public",
    "inspected": "inspection by the administration department",
    "mailbox": "mailbox",
    "mediation_agreed": "agreement to mediation",
    "mediation_ended": "end of mediation",
    "mediation_proposed": "proposal of mediation",
    "merged": "merger into another complaint",
    "merged_in": "merger of a duplicate",
    "migrated": "move to another lifecycle or edition",
    "not_accepted": "decision not to accept",
    "opinion_settled": "opinion that settles it",
    "opinion_submitted": "submission of the opinion",
    "outcome_filed": "outcome filed, nobody to tell",
    "outside_decided": "decision of an outside body",
    "passed_on": "passing on to the standard procedure",
    "progress_reported": "report of progress",
    "proof_of_representation": "proof of the representation",
    "public_informed": "information of the public",
    "reasons_given": "notice of the reasons",
    "received": "receipt",
    "reclassified": "change of class",
    "recused": "recusal",
    "referred": "referral to the competent body",
    "registered": "registration",
    "remedy_approved": "approval of the handling opinion",
    "remedy_declined": "waiver of a remedy by the customer",
    "remedy_owed_again": "another remedy owed",
    "remedy_performed": "performance of a remedy",
    "remedy_proposed": "handling opinion",
    "remedy_settled": "remedy performed or waived",
    "reopened": "reopening",
    "report_filed": "filing of the investigation report",
    "report_reviewed": "review of the report",
    "reported_back": "feedback to the authority",
    "reported_back_in_part": "feedback on one of several references",
    "representative_identity": "the representative's identity document",
    "return": "return of goods",
    "returned_to_service": "return to customer service",
    "review_decided": "decision of the review",
    "review_requested": "request for a review",
    "same_weekday": "the same weekday of the weeks before",
    "secondary": "from a secondary source",
    "senior_management": "senior management of the head office",
    "sent_back": "sending back",
    "severe_without_contact": "severe, without contact",
    "side_stated": "statement of the side complained about",
    "signed_authorisation": "the original authorisation, signed by the customer",
    "solved_at_once": "solution at once",
    "split_from": "splitting from a joint complaint",
    "split_off": "splitting off of a part",
    "supervised": "supervision by an authority",
    "taken_outside": "recourse to an outside body",
    "turned_away": "closure for want of standing",
    "urged": "urging by an authority",
    "withdrawn": "withdrawal",
}


# What the law says where the rulebook that is edited says something else.
LAW: dict[tuple[str, ...], Value] = {
    ("cn-cbirc-2020-3", "respond", "within"): "15 days",
    ("cn-cbirc-2020-3", "respond", "extensions", "complex", "to"): "30 days",
}


class Differs(NamedTuple):
    """One thing to tell of a place: it was added, removed or changed, or stands in another order; with what stood there, what does, and the clauses."""

    place: Place
    kind: str
    was: Value = None
    now: Value = None
    cited: tuple[str, ...] = ()


def differing(old: str, new: str) -> list[Differs]:
    """All that is to be told of two texts."""
    was, now = (_noted_once(_nameless(tomllib.loads(one))) for one in (old, new))
    found = [one for key in {**was, **now} if key not in {"days", "regimes"} for one in _at((key,), was.get(key), now.get(key), ())]
    found += _own_law(was.get("regimes", {}), now.get("regimes", {}))
    before, after = was.get("days", {}), now.get("days", {})
    return [*found, *(one for name in {**before, **after} for one in _days(("days", name), before.get(name), after.get(name)))]


def _own_law(was: Table, now: Table) -> Iterator[Differs]:
    """The firm's own values in the law: where only one text has one, the law's own stands in the other; below a regime stand its rules."""
    before, after = dict(_values(was, ())), dict(_values(now, ()))
    for key in {**before, **after}:
        regime, *rest = key
        yield from _at(("regimes", regime, "rules", *rest), before.get(key, LAW.get(key)), after.get(key, LAW.get(key)), ())


def _values(table: Value, key: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Value]]:
    if isinstance(table, dict):
        for word, inner in table.items():
            yield from _values(inner, (*key, word))
    else:
        yield key, table


def _named(tables: Table) -> list[Table]:
    return [row for section, key in NAMED for row in tables.get(section, {}).get(key, [])] + list(tables.get("benefits", []))


def _noted_once(value: Value) -> Value:
    """The tables with each note `ours` in one language: the other one is how it is said, and no rule."""
    if isinstance(value, list):
        return [_noted_once(one) for one in value]
    if not isinstance(value, dict):
        return value
    noted = {key: one.get("en", one.get("zh")) if key == "ours" and isinstance(one, dict) else one for key, one in value.items()}
    return {key: _noted_once(one) for key, one in noted.items()}


def _nameless(tables: Table) -> Table:
    tables.pop("names", None)
    for row in _named(tables):
        row.pop("name", None)
    return tables


def _at(place: Place, was: Value, now: Value, cited: tuple[str, ...]) -> Iterator[Differs]:
    if was == now:
        return
    cited = _clauses(now) or _clauses(was) or cited
    if was is None:
        yield Differs(place, "added", now=None if _has_tables(now) else now, cited=cited)
    elif now is None:
        yield Differs(place, "removed", was=None if _has_tables(was) else was, cited=cited)
    elif isinstance(was, dict) and isinstance(now, dict) and place[-1] != "when":
        if len(place) == 3 and place[:2] == ("segmentation", "tiers"):
            was, now = _with_its_condition(was), _with_its_condition(now)
        for key in {**was, **now}:
            yield from _at((*place, key), was.get(key), now.get(key), cited)
    elif isinstance(was, list | tuple) and isinstance(now, list | tuple) and place[-1] != "bands":
        yield from (_rows if _has_tables(was) or _has_tables(now) else _words)(place, [*was], [*now], cited)
    else:
        yield Differs(place, "changed", was, now, cited)


def _clauses(value: Value) -> tuple[str, ...]:
    return tuple(one.strip() for one in value["clause"].split(",")) if isinstance(value, dict) and "clause" in value else ()


def _has_tables(value: Value) -> bool:
    return isinstance(value, dict) or (isinstance(value, list | tuple) and any(isinstance(one, dict) for one in value))


def _with_its_condition(row: Table) -> Table:
    """A tier's rule with its condition, whose keys stand beside those of the rule, as one."""
    beside: Table = {key: row[key] for key in ("id", "tier", "clause", "ours") if key in row}
    return {**beside, "when": {key: one for key, one in row.items() if key not in beside}}


def _rows(place: Place, was: list[Table], now: list[Table], cited: tuple[str, ...]) -> Iterator[Differs]:
    """Rows by their own key: a limit's action, a target's KPI, a benefit's tier, a lifecycle's name, any other row's id; whole if it is not unique."""
    key = {"limits": "action", "targets": "kpi", "benefits": "tier", "lifecycles": "name"}.get(place[-1], "id")
    before, after = {row[key]: row for row in was}, {row[key]: row for row in now}
    if len(before) < len(was) or len(after) < len(now):
        yield Differs(place, "changed", was, now, cited)
        return
    for id_ in {**before, **after}:
        yield from _at((*place, id_), before.get(id_), after.get(id_), cited)
    if [id_ for id_ in before if id_ in after] != [id_ for id_ in after if id_ in before]:
        yield Differs(place, "order", now=list(after), cited=cited)


def _words(place: Place, was: list[Any], now: list[Any], cited: tuple[str, ...]) -> Iterator[Differs]:
    """Words that went, words that came, and the order of those that stayed."""
    gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
    if gone:
        yield Differs(place, "removed", was=gone, cited=cited)
    if come:
        yield Differs(place, "added", now=come, cited=cited)
    if [one for one in was if one in now] != [one for one in now if one in was]:
        yield Differs(place, "order", now=now, cited=cited)


def _days(place: Place, was: Table | None, now: Table | None) -> Iterator[Differs]:
    """A list of days: their order means nothing, and none is the same as an empty list of them."""
    if was is None or now is None:
        yield Differs(place, "added" if was is None else "removed")
        return
    for key in ("source", "first_day", "last_day"):
        if was[key] != now[key]:
            yield Differs((*place, key), "changed", was[key], now[key])
    for key in ("clause", "ours"):
        yield from _at((*place, key), was.get(key), now.get(key), ())
    for key in ("holidays", "workdays", "corrected"):
        before, after = (set(one[key].items() if key == "corrected" else one[key]) if key in one else set() for one in (was, now))
        if before - after:
            yield Differs((*place, key), "removed", was=_ends(before - after))
        if after - before:
            yield Differs((*place, key), "added", now=_ends(after - before))


def _ends(days: set[Any]) -> list[Any]:
    """The first and the last: between them, days that follow one another may be said as a span."""
    return [min(days), max(days)]


def spoken(value: Value, names: dict[str, set[str]]) -> list[set[str]]:  # noqa: PLR0911 - one line per kind of value
    """Return what a reader looks for in what is said of a value: each number, day, amount and word in it, in any of the ways in which it may be said."""
    match value:
        case bool():
            return [{"yes" if value else "no"}]
        case int() | date():
            return [{str(value)}]
        case str():
            return [{value, value.replace("_", " "), ENGLISH.get(value, value)} | names.get(value, set())]
        case list() | tuple():
            return [said for one in value for said in spoken(one, names)]
        case {"everyone": True}:
            return []
        case {"fact": fact, **against} if str(fact).endswith("_amount"):
            return [_amount(one) for one in against.values() if not isinstance(one, bool)]
        case {"fact": _, **against}:
            return [said for one in against.values() for said in spoken(one, names)]
        case dict():
            edges = {"below", "up_to", "above"}
            return [
                said
                for key, one in value.items()
                if key not in {"clause", "ours"}
                for said in ([_amount(one)] if key in edges else [{"alone"}] * bool(one) if key == "decides_alone" else spoken(one, names))
            ]
    raise AssertionError(value)


def _amount(digits: object) -> set[str]:
    return {f"{Decimal(str(digits)):,.2f} CNY"}


def called(text: str) -> dict[str, set[str]]:
    """Return what a firm calls its words in English, beside its tables and in `[names]`: a word may be one of several kinds."""
    tables = tomllib.loads(text)
    found: dict[str, set[str]] = {}
    for kind in tables.get("names", {}).values():
        for word, name in kind.items():
            found.setdefault(word, set()).add(name["en"])
    for row in _named(tables):
        for word in (row[key] for key in ("id", "path", "tier") if key in row and "name" in row):
            found.setdefault(word, set()).add(row["name"]["en"])
    return found
