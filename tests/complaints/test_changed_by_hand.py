"""What was changed by hand in the row of a complaint: loading it finds it, or checking it again by its rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pytest
from sqlalchemy import delete, update

from crmcore import Money, Rulebook
from crmcore.adapters import Saved, default_codec
from crmcore.adapters.sql import SqlStores, sqlite
from crmcore.adapters.sql.schema import CASES, PERSONAL
from crmcore.complaints import Complaint, State, migrate, reclassify
from crmcore.errors import CrmCoreError
from crmcore.messages import Language
from crmcore.privacy import ERASED
from tests.complaints.cases import ADA, CARD, HANS, case_in, later, raised
from tests.complaints.test_card_corrected import corrected

RULES = Rulebook.default().on(date(2026, 7, 6)).complaints
NEXT = attrs.evolve(RULES, edition="bank@2027")
CODEC = default_codec()
SECURITY = attrs.evolve(CARD, matter="privacy", claimed=None, product=None)
PLAIN = raised(SECURITY, RULES)
FIXED = PLAIN.advance(corrected(PLAIN, ADA, media=True), rules=RULES)
CASES_OF = {
    "registered": PLAIN,
    "under way": case_in(State.ASSIGNED, SECURITY, RULES),
    "corrected": FIXED,
    "reclassified": reclassify(FIXED, rules=RULES, at=later(FIXED), by=HANS, why="the papers write of it"),
    "migrated": migrate(PLAIN, was=RULES, rules=NEXT, at=later(PLAIN), by=ADA, why="new rules"),
}
WORDS = {"state": [*State], "class_id": [one.then.id for one in RULES.classes.rows]}


def others(name: str, value: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever JSON holds
    """Yield what might stand in a place of a body instead: what could stand there, and what could not."""
    if name == "lifecycle":
        yield from (["complaint/standard", 1], ["complaint/simple", 1], ["complaint/severe", 1])
    yield from WORDS.get(name, ())
    if isinstance(value, bool) or value is None:
        yield from (True, False, None)
    elif isinstance(value, str):
        yield from (f"{value}x", value[:-1], value.replace("07", "08"))
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, list):
        yield from ([*value, *(value[:1] or ["apology"])], value[1:])


def changes(tree: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield each place of a body with each value that may stand there instead."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from changes(value, (*path, name))
        else:
            yield from (((*path, name), one) for one in others(name, value) if one != value)


def put(tree: dict[str, Any], path: tuple[str, ...], value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    again: dict[str, Any] = json.loads(json.dumps(tree))
    place = again
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return json.dumps(again, ensure_ascii=False)


def found(stores: SqlStores, id: str) -> bool:
    """Whether loading it, or checking each part of its history by the rules of then, finds what was changed."""
    try:
        case = stores.complaints.load(id)
        now = NEXT if case.edition == NEXT.edition else RULES
        then = () if now is RULES else case.as_of(later(PLAIN, hours=0), rules=RULES).recheck(rules=RULES)
        return bool(case.recheck(rules=now) or then)
    except CrmCoreError:
        return True


@pytest.mark.clause("RULES-4.15")
@pytest.mark.parametrize("which", CASES_OF)
def test_any_single_change_in_the_row_of_a_complaint_is_found(which: str) -> None:
    case = CASES_OF[which]
    engine = sqlite()
    stores = SqlStores(engine, default_codec())
    stores.create()
    stores.complaints.save_many([case])
    assert not found(stores, case.id)
    head = CODEC.encode(case.moved(case.state, ()))
    with engine.begin() as connection:
        (kept,) = connection.execute(CASES.select()).all()
    assert kept.body == head.body
    assert head.personal is not None
    for table, column, saved in ((CASES, "body", head.body), (PERSONAL, "part", head.personal)):
        here = (table.c.id == case.id) & (table.c.seq == 0 if table is PERSONAL else table.c.id == case.id)
        for path, value in changes(tree := json.loads(saved)):
            with engine.begin() as connection:
                connection.execute(update(table).where(here).values({column: put(tree, path, value)}))
            assert found(stores, case.id), (path, value)
        with engine.begin() as connection:
            connection.execute(update(table).where(here).values({column: saved}))
    for name, value in {"version": len(case.history) + 1, "state": "closed", "edition": "bank@2020"}.items():
        with engine.begin() as connection:
            connection.execute(update(CASES).values({name: value}))
        assert found(stores, case.id), name
        with engine.begin() as connection:
            connection.execute(update(CASES).values({name: getattr(kept, name)}))
    assert not found(stores, case.id)
    engine.dispose()


def codes(case: Complaint) -> list[tuple[int, str]]:
    return [(one.seq, why.code) for one in case.recheck(rules=RULES) for why in one.reasons]


@pytest.mark.clause("RULES-1.5", "RULES-4.15")
def test_the_class_and_the_table_follow_from_the_history() -> None:
    moved = CASES_OF["reclassified"]
    assert [codes(one) for one in CASES_OF.values() if one.edition == RULES.edition] == [[]] * 4
    (told,) = attrs.evolve(PLAIN, class_id="ordinary").recheck(rules=RULES)
    assert (told.seq, told.transition) == (1, "register")
    assert [str(one) for one in told.reasons] == ["is in class ordinary, its history leads to security of money or data"]
    assert "其历史应为" in told.reasons[0].text(Language.ZH)
    assert codes(attrs.evolve(PLAIN, lifecycle=("complaint/simple", 1))) == [(1, "complaint.not_its_lifecycle")]
    assert codes(attrs.evolve(moved, class_id="security")) == [(3, "complaint.other_class")]
    step = moved.history[-1]
    was = attrs.evolve(step.event, was_class="ordinary")  # type: ignore[call-arg]
    assert codes(attrs.evolve(moved, history=(*moved.history[:-1], step._replace(event=was)))) == [(3, "complaint.other_class")]
    assert (3, "complaint.not_its_lifecycle") in codes(attrs.evolve(moved, lifecycle=("complaint/standard", 1)))


@pytest.mark.clause("RULES-1.5")
@pytest.mark.parametrize("vulnerable", [None, True, False])
def test_what_was_erased_accuses_nobody(vulnerable: bool | None) -> None:
    """A customer in special care with a large claim is in another class; whether they were is erased with their name."""
    case = raised(attrs.evolve(SECURITY, claimed=Money("20000", "CNY"), vulnerable=vulnerable), RULES)
    assert case.class_id == ("severe" if vulnerable else "security")
    gone = CODEC.decode(Saved(CODEC.encode(case).body), Complaint)
    assert (gone.card.customer_name, gone.card.vulnerable, codes(gone)) == (ERASED, None, [])
    assert codes(attrs.evolve(gone, class_id="ordinary")) == [(1, "complaint.other_class")]


def test_a_corrected_complaint_that_is_erased_in_one_place_loads() -> None:
    engine = sqlite()
    stores = SqlStores(engine, CODEC)
    stores.create()
    stores.complaints.save_many([FIXED])
    with engine.begin() as connection:
        connection.execute(delete(PERSONAL).where(PERSONAL.c.seq == 0))
    assert stores.complaints.load(FIXED.id).card == FIXED.card
    engine.dispose()
