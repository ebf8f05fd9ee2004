"""Every word of a rulebook that names something is looked up: written with one letter wrong it is a fault or a finding, or it names nothing yet."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

import attrs
import pytest

from crmcore.complaints.intake import unlisted
from crmcore.complaints.papers.card import RecordCard
from crmcore.errors import RulebookError
from crmcore.messages import Language
from crmcore.reading.parsing import parse
from crmcore.rulebook import check_edition, files
from crmcore.rulebook.load import load
from crmcore.rulebook.regimes.files import parse_regime
from tests.depth import some_of
from tests.rulebook.test_pinned_keys import general
from tests.rulebook.toml import write
from tests.rulebook.whole import WHOLE

Steps = tuple[str | int, ...]

# Words that the shipped rulebook does without: in conditions, and of those who approve.
MORE: Final[dict[str, Any]] = parse(
    """
[[classes]]
id = "by_words"
rank = 5
when = { any = [ { fact = "product", one_of = ["card", "loan"] }, { fact = "channel", is = "mail" }, { fact = "tier", is = "vip" },
                 { fact = "complainant", is = "agent" } ] }
clocks.close = { within = "3 days", stops = ["explained"], reopens = ["reopened"], on_reopen = "new", extends = ["clock_extended"],
  extensions = { first = { to = "5 days", condition = "complex", approvers = ["manager", "complaint_lead"] } } }
""".replace("\n                 ", " ").replace(",\n  ext", ", ext")
)


def book() -> dict[str, Any]:
    made: dict[str, Any] = copy.deepcopy(WHOLE)
    made["complaints"]["products"] = ["card", "loan"]
    made["complaints"]["classes"][:0] = MORE["classes"]
    made["organisation"]["positions"][0]["roles"] = ["complaint_lead"]
    return made


BOOK: Final = book()

# Texts for people, who read them as they are.
TEXTS: Final = re.compile(r"(^|\.)(clause|ours|source|duties|owner|en|zh)$|\.corrected\.")
# Words that a firm gives, and nothing else in a rulebook needs to know: they are free.
FREE: Final = {
    "benefits[].manager": "what a tier is owed, in the firm's own words; whoever serves the customer reads it",
    "benefits[].priority": "as that of the manager; where special care names one of these, it is looked up",
    "calendars.*": "names a calendar; whatever counts by it is looked up",
    "complaints.channels[]": "on the list of channels; cards and conditions are looked up there",
    "complaints.classes[].clocks.*": "names a clock; the ladder is looked up here",
    "complaints.classes[].clocks.*.extensions.*": "names a step; whoever extends names it",
    "complaints.classes[].clocks.*.extensions.*.condition": "what must be the case, stated by whoever extends",
    "complaints.classes[].clocks.*.pause_for.*": "names a reason to pause; whoever pauses states it",
    "complaints.classes[].id": "names a class; what a case records",
    "complaints.crisis.reasons[]": "on the list of reasons; the emergency's own is looked up here",
    "complaints.demands[]": "on the list of demands; cards are looked up there",
    "complaints.escalation[].id": "names a step of the ladder",
    "complaints.matters[]": "on the list of matters; cards and conditions are looked up there",
    "customers.credit_grades[]": "on the list of grades; files and conditions are looked up there",
    "lifecycles[].name": "names a table; classes are looked up here",
    "lifecycles[].transitions[].id": "names a line of a table",
    "organisation.departments[].id": "names a department; positions are looked up here",
    "organisation.departments[].path": "the place of a department in the firm's tree",
    "organisation.positions[].id": "names a position; whoever signs or reports is looked up here",
    "organisation.stand_ins[].id": "names a row",
    "policy.limits[].action": "names an action; one that may be meant for another without limits is told",
    "rulebook.name": "names the rulebook",
    "segmentation.tiers[].id": "names a rule",
    "segmentation.tiers[].tier": "names a tier; benefits and conditions are looked up here",
}

# The same for a file of law.
LAW_TEXTS: Final = re.compile(r"\.(en|zh|source|address|jurisdiction)$")
FREE_LAW: Final = {
    "regime.id": "names the regime; whatever binds or supersedes it is looked up",
    "rules.*.extensions.*.approvers[]": "looked up where a class is bound, since a firm may name its positions",
    "rules.*.extensions.*.condition": "what must be the case, stated by whoever extends",
}


def words(node: object, steps: Steps = ()) -> Iterator[tuple[Steps, bool, str]]:
    """Yield the place of each word, whether it is a key, and the word."""
    for key, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if isinstance(key, str) and (general((*steps, key)).endswith("*") or steps[:1] == ("names",)):
            yield (*steps, key), True, key
        if isinstance(inner, str):
            yield (*steps, key), False, inner
        yield from words(inner, (*steps, key))


def misspelt(word: str) -> str | None:
    letters = [i for i, one in enumerate(word) if one.isascii() and one.isalpha()]
    if not letters:
        return None
    middle = letters[len(letters) // 2]
    return f"{word[:middle]}{'q' if word[middle] != 'q' else 'x'}{word[middle + 1 :]}"


def with_word(tables: dict[str, Any], steps: Steps, word: str, *, is_key: bool) -> str:
    changed = copy.deepcopy(tables)
    holder: Any = changed
    for step in steps[:-1]:
        holder = holder[step]
    if is_key:
        entries = [(word if key == steps[-1] else key, one) for key, one in holder.items()]
        holder.clear()
        holder.update(entries)
    else:
        holder[steps[-1]] = word
    return write(changed)


def told(text: str) -> frozenset[tuple[str, str]]:
    """Return what is told of a rulebook, on a day on which nothing else is."""
    try:
        found = check_edition(load(text), today=date(2026, 2, 1))
    except RulebookError as error:
        found = error.findings
    return frozenset((one.path, one.text()) for one in found)


@cache
def told_before() -> frozenset[tuple[str, str]]:
    return told(write(BOOK))


def places(section: str) -> list[tuple[Steps, bool, str]]:
    """List each word of a section once for each kind of place."""
    every = {(general(steps), is_key, word): (steps, is_key, word) for steps, is_key, word in words(BOOK[section], (section,))}
    return [one for (place, _, _), one in every.items() if not TEXTS.search(place)]


@pytest.mark.slow
@pytest.mark.clause("RULES-4.28")
@pytest.mark.parametrize("section", list(BOOK))
def test_a_word_with_one_letter_wrong_is_told_or_names_nothing_yet(section: str) -> None:
    silent = {
        general(steps)
        for steps, is_key, word in some_of(places(section), one_in=3)
        if (wrong := misspelt(word)) is not None and told(with_word(BOOK, steps, wrong, is_key=is_key)) <= told_before()
    }
    assert silent <= FREE.keys()


def test_the_book_itself_has_nothing_misspelt_and_every_free_place() -> None:
    # They are written short: each hears one end only.
    one_end = {f"complaints.classes[{place}" for place in ("0].clocks.close.stops", "0].clocks.close.reopens", "4].clocks.paused.stops")}
    said_apart = {*one_end, "calendars.second"}  # nothing counts by it
    assert {path.partition(".")[0] for path, _ in told_before() if path not in said_apart} <= {"lifecycles[0]", "regimes"}
    assert FREE.keys() <= {general(steps) for steps, _, _ in words(BOOK)}


def law_place(steps: Steps) -> str:
    """Write the place of a word in a file of law for all of its kind."""
    path = re.sub(r"\.\d+", "[]", ".".join(map(str, steps)))
    path = re.sub(r"^(variants\.[^.]+|editions\[\])\.", "", path)
    return re.sub(r"\b(rules|extensions|pauses|events|next|thresholds|reply|holding_reply|acknowledgement)\.[^.]+", r"\1.*", path)


@pytest.mark.clause("RULES-4.26")
@pytest.mark.parametrize("id", files.listed("regimes"))
def test_a_word_of_a_law_with_one_letter_wrong_is_a_fault_or_names_nothing_yet(id: str) -> None:
    tables = parse(files.regime(id))
    for steps, _, word in some_of([*words(tables)], one_in=2):
        place, wrong = law_place(steps), misspelt(word)
        if wrong is None or LAW_TEXTS.search(place) or place in FREE_LAW:
            continue
        with pytest.raises(RulebookError):
            parse_regime(with_word(tables, steps, wrong, is_key=False))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            ('one_of = ["fund_safety", "privacy"]', 'one_of = ["fund_safty", "privacy"]'),
            "complaints.classes[1].when.one_of[0]  `matter` is never `fund_safty`; did you mean `fund_safety` (safety of funds)?",
        ),
        (
            ('{ fact = "media", is = true }', '{ fact = "channel", is = "mial" }'),
            "complaints.classes[0].when.any[5].is  `channel` is never `mial`; did you mean `mail`?",
        ),
        (
            ('{ fact = "media", is = true }', '{ fact = "tier", is = "vipp" }'),
            "complaints.classes[0].when.any[5].is  `tier` is never `vipp`; did you mean `vip` (VIP)? There are: `vip` (VIP), `premium`, `ordinary`",
        ),
        (
            ('positions = ["manager", "director"', 'positions = ["managr", "director"'),
            "complaints.crisis.positions[0]  the organisation has no position `managr`; did you mean `manager`?",
        ),
        (('channels = ["outlet"', 'products = []\nchannels = ["outlet"'), "complaints.products  `products` is empty; give a value"),
    ],
)
def test_a_word_that_must_be_on_a_list_does_not_load(text: str, wrong: tuple[str, str], said: str) -> None:
    assert wrong[0] in text
    with pytest.raises(RulebookError) as error:
        load(text.replace(*wrong, 1))
    assert said in [str(one) for one in error.value.findings]


LONGER: Final = (
    'within    = "7 days"\nextends = ["clock_extended"]\nextensions = { long = { to = "9 days", approvers = ["complaints_manger", "ceo"] } }\n'
)
REMARKS: Final = [
    (
        ('within    = "7 days"\n', LONGER.replace("complaints_manger", "zzz")),
        "approver_unknown_of",
        "complaints.classes[0].clocks.close.extensions.long.approvers",
        "no role `zzz`",
    ),
    (
        ('within    = "7 days"\n', LONGER.replace("complaints_manger", "managr")),
        "approver_unknown",
        "complaints.classes[0].clocks.close.extensions.long.approvers",
        "did you mean `manager`?",
    ),
    (
        ('within    = "7 days"\n', LONGER.replace("complaints_manger", "ceo").replace('"ceo", "ceo"', '"handlr"')),
        "approver_unknown",
        "complaints.classes[0].clocks.close.extensions.long.approvers",
        "did you mean `handler` (handling department)?",
    ),
    (
        ('roles      = ["senior_management"]', 'roles      = ["senior_managment"]'),
        "role_unasked",
        "organisation.positions[4].roles",
        "did you mean `senior_management`",
    ),
    (
        ('roles      = ["senior_management"]', 'roles      = ["auditor"]'),
        "role_unasked_of",
        "organisation.positions[4].roles",
        "nothing here asks for",
    ),
    (('action = "purchase"', 'action = "purchse"'), "action_misspelt", "policy.limits[3].action", "did you mean `purchase`"),
    (
        ('priority           = "first"\nhome', 'priority           = "frist"\nhome'),
        "priority_unknown",
        "customers.special_care.priority",
        "did you mean `first`?",
    ),
    (
        ('priority           = "first"\nhome', 'priority           = "at once"\nhome'),
        "priority_unknown_of",
        "customers.special_care.priority",
        "those of the tiers are: `first`, `normal`, `raised`",
    ),
    (
        ('{ fact = "media", is = true }', '{ fact = "product", one_of = ["loan"] }'),
        "product_unlisted",
        "complaints.classes[0].when",
        "`loan` cannot be checked",
    ),
]


@pytest.mark.parametrize(("change", "code", "path", "said"), REMARKS, ids=[one[1] for one in REMARKS])
def test_a_word_that_may_be_a_firms_own_is_told_with_the_nearest(text: str, change: tuple[str, str], code: str, path: str, said: str) -> None:
    assert change[0] in text
    (found,) = check_edition(load(text.replace(*change, 1)))
    assert (found.code, found.path) == (code, path)
    assert said in found.text()
    assert found.text(Language.ZH)


def test_what_has_no_list_to_be_looked_up_in_is_left_alone(text: str) -> None:
    without = re.sub(r"(?ms)^\[customers.special_care\].*?(?=^# ---)", "", text)
    assert check_edition(load(without)) == ()
    listed = text.replace('channels = ["outlet"', 'products = ["loan", "card"]\nchannels = ["outlet"', 1)
    named = f'{listed}\n[names.products]\nloan = {{ en = "loan", zh = "贷款" }}\n'
    assert check_edition(load(named.replace('{ fact = "media", is = true }', '{ fact = "product", is = "loan" }', 1))) == ()
    with pytest.raises(RulebookError, match="lone"):
        load(named.replace("loan = {", "lone = {"))


@pytest.mark.clause("RULES-4.2")
def test_a_product_on_a_card_is_one_of_the_list_where_there_is_one(text: str) -> None:
    rules = load(text.replace('channels = ["outlet"', 'products = ["loan", "card"]\nchannels = ["outlet"', 1)).complaints
    card = RecordCard(
        number="C-1", received_at=datetime(2026, 7, 6, tzinfo=UTC), demands=("other",), channel="outlet", customer_name="A", product="lone"
    )
    assert [one.text() for one in unlisted(card, rules)] == [
        "`lone` is not on the rulebook's list `products`; did you mean `loan`? It has `loan`, `card`"
    ]
    assert [*unlisted(attrs.evolve(card, product="loan"), rules)] == [*unlisted(attrs.evolve(card, product=None), rules)] == []
