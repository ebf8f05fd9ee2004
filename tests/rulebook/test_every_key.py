"""No key of a rulebook is read and dropped: with another legal value something is answered otherwise, or a reviewed list says why it is for people only.

Each value of the book is changed in turn, and the questions of `answers` are asked again, those about its own section first. Beside that, each field of
the rules is read somewhere that neither reads rulebooks nor compares them.
"""

from __future__ import annotations

import ast
import copy
import random
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import islice, zip_longest
from typing import Any, Final

import attrs
import pytest

from crmcore.errors import CrmCoreError, RulebookError
from crmcore.reading.parsing import parse
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load
from tests.depth import DEEP
from tests.house.source import PACKAGE as SRC
from tests.rulebook import answers as ask
from tests.rulebook.answers_of_complaints import of_complaints
from tests.rulebook.test_pinned_keys import general
from tests.rulebook.test_words import BOOK as WORDY
from tests.rulebook.toml import write

Steps = tuple[str | int, ...]

# What no book has yet: the keys of a clock that is moved, paused, extended and warned about as far as a clock can be; when reports are due.
MORE: Final[dict[str, Any]] = parse(
    """
[clocks.moved]
within = "6 days"
calendar = "office"
stops = ["explained"]
reopens = ["reopened"]
on_reopen = "new"
changes = ["reclassified"]
on_change = "restart"
resets = ["new_facts"]
pauses = ["clock_paused"]
resumes = ["clock_resumed"]
extends = ["clock_extended"]
last_day = { roll = "following", by = "16:00", clause = "RULES-4.26" }
warn_at = ["50 %"]
warn_before = ["2 days"]
warn_on_working_days = true
pause_for = { appraisal = { at_most = "9 days", consent = true, notice = true, clause = "RULES-4.26" } }
extensions = { longer = { to = "20 days", notice = true, clause = "RULES-4.26" } }
[clocks.to_the_minute]
within = "6 days"
stops = ["explained"]
reopens = ["reopened"]
on_reopen = "new"
to_the_minute = true
[days.quiet]
source = "nobody"
first_day = 2025-01-01
last_day = 2026-12-31
holidays = []
"""
)


def book() -> dict[str, Any]:
    """Return a rulebook in which every key of the format stands."""
    made: dict[str, Any] = copy.deepcopy(WORDY)
    ordinary = made["complaints"]["classes"][-1]
    ordinary["general_manager"] = False
    ordinary["clocks"] |= MORE["clocks"]
    made["days"] |= MORE["days"]
    made["calendars"]["second"]["cut_off"]["after"] = "11:00"
    made["kpi"] |= {"due_roll": "following", "calendar": "office"}
    return made


BOOK: Final = book()

# For people: which source a rule has, what in it is a choice of the firm. It is listed with each rule (`Edition.provisions`).
NOTES: Final = re.compile(r"(^|\.)(ours|source|ours\.(en|zh))$")
# What else is for people, or nothing here can ask for.
SILENT: Final[Mapping[str, str]] = {
    "calendars.*.exceptions.*.why": "why a day is otherwise",
    "days.*.corrected.2026-12-31": "the source of a correction: asked for only where that day changed",
    "organisation.departments[].duties": "what a department is there for",
    "organisation.stand_ins[].id": "the name of a row",
    "rulebook.owner": "who decides what a rule means",
}
# What may take no other value beside the rest of the book: it must agree with that, and is a fault otherwise.
LOOKED_UP: Final = frozenset({
    "benefits[].tier",
    "complaints.classes[].when.all[].any[].all[].missing",
    "complaints.classes[].when.all[].any[].fact",
    "complaints.classes[].when.all[].fact",
    "complaints.classes[].when.everyone",
    "complaints.classes[].when.fact",
    "complaints.coding",
    "complaints.crisis.reasons[]",
    "complaints.products[]",
    "days.*.holidays",
    "lifecycles[].final[]",
    "lifecycles[].initial",
    "lifecycles[].name",
    "lifecycles[].transitions[].from",
    "lifecycles[].transitions[].to",
    "organisation.departments[].id",
    "policy.limits[].bands[].above",
    "policy.limits[].bands[].up_to",
    "policy.limits[].window.per",
    "policy.limits[].window.together_with[]",
    "segmentation.tiers[].any[].fact",
    "segmentation.tiers[].everyone",
    "segmentation.tiers[].fact",
})  # fmt: skip
# Values that a key may have, beside those that the book has at places of its kind.
WORDS: Final = (
    *("phone", "close", "signed_authorisation", "preceding", "weeks_before", "cn-pboc-2020-5", "next working day", "opening", "same day", "quiet"),
    *(
        "40 %",
        "9 hours",
        "9 working hours",
        "40 days",
        "9 days",
        "2 days",
        "400",
        "99",
        "USD",
        "UTC",
        "2025-11",
        "15:00",
        "0.2 %",
        "13:30-17:00",
        "09:00-11:00",
    ),
    *(
        "acknowledged",
        "explained",
        "handler",
        "intake",
        "manager",
        "ceo",
        "month",
        "quarter",
        "customer",
        "requester",
        "new",
        "continue",
        "remainder",
    ),
    *("restart", "complaint/severe", "complaint/standard", "unit", "class_id", "papers", "name", "sex", "other", "second"),
)
TRIES: Final = 60
LEGAL: Final = 4  # so many other values that load and change nothing are enough


def leaves(node: object, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """Yield each value of the tables that is no table, with the steps to it."""
    for key, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if isinstance(inner, dict | list) and inner:
            yield from leaves(inner, (*steps, key))
        else:
            yield (*steps, key), inner


@cache
def words_at(place: str) -> tuple[object, ...]:
    """Return every value that the book has at places of one kind."""
    return tuple(dict.fromkeys(value for steps, value in leaves(BOOK) if general(steps) == place and not isinstance(value, list | dict)))


def others(place: str, value: object) -> Iterator[object]:
    """Yield values that the key could have in place of its own."""
    match value:
        case bool():
            yield not value
        case int():
            yield from (value + 1, value - 1, value + 4)
        case date():
            yield from (value + timedelta(days=shift) for shift in (1, -1, 40, 400, 7))
        case []:
            yield from (["proof_of_succession"], ["explained"])
        case _:
            yield f"{value} too"
            yield from (one for one in (*words_at(place), *WORDS) if one != value)


def with_value(steps: Steps, value: object) -> dict[str, Any]:
    """Return the book with another value at one place."""
    changed: dict[str, Any] = copy.deepcopy(BOOK)
    holder: Any = changed
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = value
    return changed


QUESTIONS: Final[Mapping[str, Callable[[Edition, Edition], ask.Answers]]] = {
    "days": ask.of_calendars,
    "calendars": ask.of_calendars,
    "organisation": ask.of_organisation,
    "customers": ask.of_customers,
    "segmentation": ask.of_segmentation,
    "benefits": ask.of_segmentation,
    "policy": ask.of_policy,
    "kpi": ask.of_kpi,
    "names": ask.of_names,
    "regimes": ask.of_regimes,
    "rulebook": ask.of_rulebook,
    "complaints": of_complaints,
    "lifecycles": of_complaints,
}


@cache
def before() -> Edition:
    """Return the book itself."""
    return load(write(BOOK))


@cache
def answered(questions: Callable[[Edition, Edition], ask.Answers]) -> tuple[str, ...]:
    """Return what the book itself answers."""
    return tuple(questions(before(), before()))


def differs(edition: Edition, section: str) -> bool:
    """Return whether anything is answered otherwise, or no more; what is asked about a section is asked first."""
    every = dict.fromkeys((QUESTIONS[section], *QUESTIONS.values()))
    try:
        return any(one != was for questions in every for one, was in zip_longest(questions(edition, before()), answered(questions)))
    except CrmCoreError:
        return True


def at_place(place: str, steps: Steps, value: object) -> str:
    """Return what another value of a key does: it is `heard`, `silent`, or there is none that loads."""
    legal = 0
    for other in islice(others(place, value), TRIES):
        try:
            edition = load(write(with_value(steps, other)))
        except RulebookError:
            continue
        if differs(edition, str(steps[0])):
            return "heard"
        legal += 1
        if legal == LEGAL:
            break
    return "silent" if legal else "looked up"


def found(place: str) -> str:
    """Return what another value does at the last, the first or the middle place of a kind: `heard` at one, else `silent` at one, else none loads."""
    every = PLACES[place]
    ends = set[str]()
    for steps, value in (every[-1], *every[:1], *every[len(every) // 2 :][:1])[: len(every)]:
        if (end := at_place(place, steps, value)) == "heard":
            return end
        ends.add(end)
    return max(ends)


def places() -> dict[str, list[tuple[Steps, object]]]:
    """Return every place of each kind."""
    found: dict[str, list[tuple[Steps, object]]] = {}
    for steps, value in leaves(BOOK):
        if not NOTES.search(general(steps)):
            found.setdefault(general(steps), []).append((steps, value))
    return found


PLACES: Final = places()
# A part of them in CI, the same each time; all of them in `make deep`.
CHOSEN: Final = sorted(PLACES) if DEEP else sorted(random.Random(4.28).sample(sorted(PLACES.keys() - LOOKED_UP), len(PLACES) // 20))  # noqa: S311


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
def test_a_key_with_another_value_is_heard_in_an_answer() -> None:
    ends = {place: found(place) for place in CHOSEN}
    assert {place for place, end in ends.items() if end == "silent"} == SILENT.keys() & set(CHOSEN)
    assert {place for place, end in ends.items() if end == "looked up"} <= LOOKED_UP


def test_what_is_reviewed_is_there() -> None:
    assert SILENT.keys() | LOOKED_UP <= PLACES.keys()


# --- what the rules say is read ------------------------------------------------------------------------------------------------------------------

# Whoever reads, checks, compares or rewrites rulebooks knows every field, and answers nothing by it.
OF_RULEBOOKS: Final = (
    "rulebook/sections",
    "rulebook/comparing",
    "rulebook/differences",
    "rulebook/check",
    "rulebook/words",
    "rulebook/regimes",
    "reading",
)
# Fields that nothing in crmcore reads by itself.
FOR_HOSTS: Final[Mapping[str, str]] = {
    "BoundRegime.uncounted": "what a bound regime leaves out, for the check of the rulebook",
    "Department.duties": "words for people: what a department is there for",
    "KpiRules.watch": "a host hands it to `watch_volume`, day by day",
    "SupervisionRules.recurrence": "a host hands it to `recurrences`",
}


def fields_of(value: object, found: dict[str, set[str]]) -> None:
    """Collect the public fields of all classes that rules are made of."""
    kind: Any = type(value)
    if attrs.has(kind) and kind.__name__ not in found:
        found[kind.__name__] = {one.name for one in attrs.fields(kind) if not one.name.startswith("_")}
    inner: list[object] = []
    if attrs.has(kind):
        inner = [getattr(value, one.name) for one in attrs.fields(kind)]
    elif isinstance(value, Mapping):
        inner = list(value.values())
    elif isinstance(value, tuple | frozenset):
        inner = list(value)
    for one in inner:
        if attrs.has(type(one)) or isinstance(one, Mapping | tuple | frozenset):
            fields_of(one, found)


def read_in_code() -> set[str]:
    """Return every attribute that code reads which is not about rulebooks as such."""
    files = [one for one in SRC.rglob("*.py") if not str(one.relative_to(SRC)).startswith(OF_RULEBOOKS)]
    return {node.attr for one in files for node in ast.walk(ast.parse(one.read_text("utf-8"))) if isinstance(node, ast.Attribute)}


@pytest.mark.clause("RULES-4.28")
def test_each_field_of_the_rules_is_read_by_something_that_answers() -> None:
    edition, found, read = before(), dict[str, set[str]](), read_in_code()
    for name in edition.sections:
        fields_of(getattr(edition, name), found)
    unread = {f"{kind}.{field}" for kind, fields in found.items() for field in fields if field not in read}
    assert unread == FOR_HOSTS.keys()
