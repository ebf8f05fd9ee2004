"""A table is checked when it is built, with every fault at once."""

from __future__ import annotations

import pickle
from enum import StrEnum

import attrs
import pytest

from crmcore.errors import NotFound, RulebookError
from crmcore.event import Attempt, Event
from crmcore.lifecycles import STAYS, Lifecycle, Transition, lifecycle_named, lifecycle_of, to_markdown, to_mermaid, to_toml, transition
from crmcore.lifecycles.transitions import asks_before, takes
from tests.lifecycles.toy import KEYS, LINES, Key, KeyRules, Lent, Missing, Passed, Place, Returned, Unnamed, awake, porter, short

DONE = frozenset({Place.DONE})


def silent(case: Key, event: Event, rules: KeyRules, /) -> None:  # a guard without its sentence
    return


def test_a_sound_table_builds_and_lists_its_states() -> None:
    assert KEYS.states == (Place.BOARD, Place.LENT, Place.LOST, Place.CHECKED, Place.DONE)
    assert KEYS.ref == ("key/standard", 1)
    assert {event.name for event in KEYS.table[Place.LENT]} == {"lent_out", "brought_back", "missing"}


def test_two_tables_are_equal_by_their_lines_and_print_them() -> None:
    again = Lifecycle("key/standard", KEYS.transitions, initial=Place.BOARD, final=DONE)
    assert again == KEYS
    assert hash(again) == hash(KEYS)
    assert "table" not in repr(KEYS)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(RulebookError) as caught:
        Lifecycle[Key, KeyRules](
            "key/broken",
            (
                transition("lend", Place.BOARD, Lent, Place.LENT, "RULES-1.4"),
                transition("lend", Place.BOARD, Lent, Place.LENT, "RULES-1.4"),
                transition("borrow", Place.BOARD, Lent, Place.LENT, " "),
                transition("find", Place.LOST, Returned, Place.DONE, "RULES-1.4"),
                transition("circle", (Place.LENT, Place.CHECKED), Missing, Place.CHECKED, "RULES-1.4", by=(porter,), given=(silent,)),
                transition("again", Place.DONE, Passed, Place.LENT, "RULES-1.4"),
                transition("mystery", Place.CHECKED, Unnamed, Place.LENT, "RULES-1.4"),
            ),
            initial=Place.BOARD,
            final=DONE,
        )

    assert str(caught.value).split(" · ") == [
        "lifecycles.key/broken.transitions[0]: 2 transitions are called `lend`; give each an id of its own",
        "lifecycles.key/broken.transitions[1]: 2 transitions are called `lend`; give each an id of its own",
        "lifecycles.key/broken.transitions[1]: `lend` and `lend` both answer `lent_out` in state `board`; keep one, or give them different events",
        "lifecycles.key/broken.transitions[2]: transition `borrow` names no clause; say which rule it is based on",
        "lifecycles.key/broken.transitions[2]: `borrow` and `lend` both answer `lent_out` in state `board`; keep one, or give them different events",
        "lifecycles.key/broken.transitions[4]: guard `silent` of transition `circle` has no docstring; its first line is the sentence that readers see",
        "lifecycles.key/broken.transitions[5]: `again` leaves the final state `done`; mark it `reopening=True`, or take the state out of `final`",
        "lifecycles.key/broken.transitions[6]: event `Unnamed` of transition `mystery` has no stored name; give its class a constant `name`",
        "lifecycles.key/broken.states.board: no path leads from `board` to a final state (done); add a transition, or call the state final",
        "lifecycles.key/broken.states.lent: no path leads from `lent` to a final state (done); add a transition, or call the state final",
        "lifecycles.key/broken.states.lost: no transition leads from `board` to `lost`; add one, or drop the state",
        "lifecycles.key/broken.states.done: no transition leads from `board` to `done`; add one, or drop the state",
        "lifecycles.key/broken.states.checked: no path leads from `checked` to a final state (done); add a transition, or call the state final",
    ]


def told_by_class(case: Key, event: Lent | Missing, rules: KeyRules, /) -> None:
    """It asks of either."""


def hidden(case: Key, event: Nowhere, rules: KeyRules, /) -> None:  # type: ignore[name-defined]  # noqa: F821 - as one that only checkers see
    """It asks of what nobody knows at run time."""


def bare() -> None:
    """It asks nothing."""


def test_what_a_guard_asks_about_is_the_class_of_its_second_parameter() -> None:
    assert (takes(awake), takes(short)) == ((Attempt,), (Lent,))
    assert (asks_before(awake), asks_before(short)) == (True, False)
    assert takes(told_by_class) == (Lent, Missing)
    assert (takes(hidden), takes(bare)) == ((), ())


@pytest.mark.parametrize(("annotation", "found"), [(Lent, (Lent,)), (Lent | Missing, (Lent, Missing)), (int, ())])
def test_it_may_be_the_class_itself(annotation: object, found: tuple[type, ...]) -> None:
    def guard(case: object, event: object, rules: object) -> None:
        """It asks about whatever it is told to."""

    guard.__annotations__["event"] = annotation
    assert takes(guard) == found


def test_law_that_does_not_say_what_it_asks_about_is_a_fault() -> None:
    with pytest.raises(RulebookError) as caught:
        attrs.evolve(KEYS, transitions=(attrs.evolve(LINES[0], law=(hidden,)), *LINES[1:]))
    assert str(caught.value) == (
        "lifecycles.key/standard.transitions[0]: guard `hidden` of transition `lend` does not say what it looks at; annotate its second parameter "
        "with `Attempt`, or with an event's class that is imported at run time"
    )


def test_a_lifecycle_is_found_by_name_and_version_the_first_that_has_it_counts() -> None:
    newer = attrs.evolve(KEYS, version=2)
    own = {newer.ref: newer}
    assert lifecycle_of(KEYS.ref, own, {KEYS.ref: KEYS}) is KEYS
    assert lifecycle_named("key/standard", {KEYS.ref: KEYS}, own) is newer
    with pytest.raises(NotFound, match="no lifecycle `key/standard v3`"):
        lifecycle_of(("key/standard", 3), own)
    with pytest.raises(NotFound, match="no lifecycle `key/other`"):
        lifecycle_named("key/other", own)


class Exit(StrEnum):
    """Two places, and ways out whose names are in another order than they stand here."""

    HALL = "hall"
    TRAP = "trap"
    WINDOW = "window"
    GATE = "gate"
    ROOF = "roof"
    CELLAR = "cellar"
    DOOR = "door"
    BALCONY = "balcony"


EXITS = frozenset(Exit) - {Exit.HALL, Exit.TRAP}
IN_ORDER = ["balcony", "cellar", "door", "gate", "roof", "window"]


def test_final_states_stand_in_the_order_of_names_in_every_process() -> None:
    events = (Lent, Returned, Missing, Passed)
    ways = zip(events, IN_ORDER[:1:-1], strict=True)
    leads: list[Transition[Key, KeyRules]] = [transition(f"to-{to}", Exit.HALL, event, Exit(to), "RULES-1.4") for event, to in ways]
    sound = Lifecycle[Key, KeyRules]("house/four", tuple(leads), initial=Exit.HALL, final=EXITS - {Exit.BALCONY, Exit.CELLAR})
    assert [line.split()[0].removeprefix("s_") for line in to_mermaid(sound).splitlines() if line.endswith("--> [*]")] == IN_ORDER[2:]
    assert 'final   = ["door", "gate", "roof", "window"]' in to_toml(sound)
    with pytest.raises(RulebookError) as caught:
        Lifecycle[Key, KeyRules]("house/trap", (transition("fall", Exit.HALL, Lent, Exit.TRAP, "RULES-1.4"),), initial=Exit.HALL, final=EXITS)
    found = [(one.code, one.path.rpartition(".")[2]) for one in caught.value.findings]
    assert found == [("no_way_out", "hall"), ("no_way_out", "trap"), *(("unreachable_state", one) for one in IN_ORDER)]
    assert [str(one) for one in caught.value.findings[0].facts["final"]] == IN_ORDER  # type: ignore[union-attr]


def test_a_table_travels_between_processes() -> None:
    again = pickle.loads(pickle.dumps(KEYS))  # noqa: S301 - our own bytes
    assert again == KEYS
    assert again.table == KEYS.table


def test_a_final_state_may_be_left_by_reopening() -> None:
    reopening = [one.id for one in KEYS.transitions if one.reopening]
    assert reopening == ["lend_again"]


def test_a_state_named_twice_in_one_line_is_one_question() -> None:
    table = Lifecycle[Key, KeyRules](
        "key/twice", (transition("lend", (Place.BOARD, Place.BOARD), Lent, Place.DONE, "RULES-1.4"),), initial=Place.BOARD, final=DONE
    )
    assert table.states == (Place.BOARD, Place.DONE)


def test_a_line_may_leave_the_case_where_it_is_even_where_it_rests() -> None:
    table = Lifecycle[Key, KeyRules](
        "keys/seen",
        (
            transition("lend", Place.BOARD, Lent, Place.DONE, "RULES-1.4"),
            transition("see", (Place.BOARD, Place.DONE), Returned, STAYS, "RULES-1.4"),
        ),
        initial=Place.BOARD,
        final=frozenset({Place.DONE}),
    )
    assert table.states == (Place.BOARD, Place.DONE)
    assert {state: row[Returned].to for state, row in table.table.items()} == {Place.BOARD: Place.BOARD, Place.DONE: Place.DONE}
    assert "| `see` | board, done | brought_back | (stays) | RULES-1.4 |" in to_markdown(table)
    assert "see" not in to_mermaid(table)
