"""No key of a rulebook is read and dropped: with another legal value the rules are other ones, or a reviewed list says why it is for people only.

What each rule then answers is the matter of its own tests; that something answers by it is seen in the code: each field of the rules is read somewhere
that neither reads rulebooks nor compares them.
"""

from __future__ import annotations

import ast
import copy
import random
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any, Final

import attrs
import pytest
from hypothesis import settings

from crmcore.errors import RulebookError
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.load import load
from crmcore.section import Section
from tests.house.source import PACKAGE as SRC
from tests.rulebook.test_pinned_keys import general
from tests.rulebook.test_words import BOOK
from tests.rulebook.toml import write

Steps = tuple[str | int, ...]

# All places in `make deep`, a tenth of them in CI, the same each time.
DEEP: Final = settings.default is not None and settings.default.max_examples > 1000
PART: Final = 1.0 if DEEP else 0.1

# For people: which clause or source a rule has, what in it is a choice of the firm. It is listed with each rule (`Edition.provisions`).
NOTES: Final = re.compile(r"(^|\.)(clause|ours|source|ours\.(en|zh))$")
# Values that a key may have, beside those that the book has at places of its kind.
WORDS: Final = (
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
        "16:00",
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
TRIES: Final = 40


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


def rules_of(edition: Edition) -> tuple[object, ...]:
    """Return all that an edition says, without the ids that change with every text."""
    sections = [getattr(edition, name) for name in edition.sections]
    plain = [attrs.evolve(one, edition="", book=None) if isinstance(one, Section) else one for one in sections]
    head = (edition.name, edition.valid_from, edition.owner, edition.review_by, edition.zone, edition.currency)
    return (*head, *plain, edition.names, edition.days, edition.regimes, tuple(one.corrected for one in edition.days.values()))


@cache
def before() -> tuple[object, ...]:
    """Return what the book itself says."""
    return rules_of(load(write(BOOK)))


def silent(place: str, steps: Steps, value: object) -> bool:
    """Return whether a key takes another value and says the same; one that takes no other is looked up somewhere."""
    for other in islice(others(place, value), TRIES):
        try:
            found = load(write(with_value(steps, other)))
        except RulebookError:
            continue
        return rules_of(found) == before()
    return False


PLACES: Final = {general(steps): (steps, value) for steps, value in leaves(BOOK) if not NOTES.search(general(steps)) and steps[0] != "names"}
CHOSEN: Final = sorted(random.Random(4.28).sample(sorted(PLACES), round(len(PLACES) * PART)))  # noqa: S311 - the same part each time


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
def test_a_key_with_another_value_makes_other_rules() -> None:
    assert {place for place in CHOSEN if silent(place, *PLACES[place])} == set()


def test_a_key_that_nothing_would_read_is_found() -> None:
    assert silent("rulebook.format", ("rulebook", "format"), 1) is False  # another format does not load
    assert rules_of(load(write(with_value(("rulebook", "ours"), "another note")))) == before()
    assert rules_of(load(write(with_value(("rulebook", "owner"), "somebody else")))) != before()


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
    edition, found, read = load(write(BOOK)), dict[str, set[str]](), read_in_code()
    for name in edition.sections:
        fields_of(getattr(edition, name), found)
    unread = {f"{kind}.{field}" for kind, fields in found.items() for field in fields if field not in read}
    assert unread == FOR_HOSTS.keys()
