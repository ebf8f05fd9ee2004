"""Real histories against a lifecycle: which fit, the first event that does not, what comes after the end."""

from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.event import Event
from crmcore.lifecycles import Lifecycle, transition
from crmcore.lifecycles.fitting import Logged, fit
from crmcore.messages import Language, Term, TermEnum, Text
from tests.lifecycles.toy import KEYS, Lent, Passed, Returned
from tests.oracle.log_walk import walk

START = datetime(2026, 7, 6, tzinfo=UTC)
SHORT = ("registered", "explained", "closed")


def log_of(*names: str, case: str = "C-1") -> list[Logged]:
    return [Logged(case, name, START + timedelta(hours=number), number + 2) for number, name in enumerate(names)]


@pytest.mark.clause("RULES-4.7")
def test_a_history_of_the_procedure_fits() -> None:
    (one,) = fit(STANDARD, log_of(*SHORT))
    assert one.fits
    assert one.ended
    assert (one.events, one.state.value) == (3, "closed")


def test_the_first_step_that_does_not_fit_is_named() -> None:
    (one,) = fit(STANDARD, log_of("registered", "decided", "closed", "registered"))
    assert not one.fits
    assert one.misfit is not None
    assert (one.misfit.line, one.misfit.seq, one.misfit.event) == (3, 2, "decided")
    assert "does not follow" in one.misfit.reason.text()
    assert "之后不能发生" in one.misfit.reason.text(Language.ZH)
    assert (one.events, one.state.value) == (4, "received"), "what comes behind a misfit is only counted"


def test_events_after_the_end_are_counted() -> None:
    (one,) = fit(STANDARD, log_of(*SHORT, "decided", "decided"))
    assert one.misfit is None
    assert one.after_end == 2
    assert not one.fits


def test_a_log_that_goes_back_is_no_history() -> None:
    first, second, third = log_of(*SHORT)
    (one,) = fit(STANDARD, [second, first, third])
    assert one.misfit is not None
    assert one.misfit.seq == 1, "an explanation cannot come first"
    (other,) = fit(STANDARD, [first, Logged("C-1", "explained", START - timedelta(days=1), 9)])
    assert other.misfit is not None
    assert other.misfit.reason.code == "log_goes_back"


def test_what_comes_after_the_end_goes_back_in_time_too() -> None:
    """An event that lies before the one above it does not fit, also where that one came after the end and led nowhere."""
    done = log_of(*SHORT)
    late = [Logged("C-1", "decided", done[-1].at + timedelta(days=2), 8), Logged("C-1", "decided", done[-1].at + timedelta(days=1), 9)]
    (one,) = fit(STANDARD, [*done, *late])
    assert one.misfit is not None
    assert (one.misfit.line, one.misfit.seq, one.misfit.reason.code, one.after_end) == (9, 5, "log_goes_back", 1)
    assert one.misfit.reason.facts["last"] == late[0].at


def test_events_of_one_instant_follow_each_other() -> None:
    (one,) = fit(STANDARD, [Logged("C-1", name, START, number) for number, name in enumerate(SHORT)])
    assert one.fits


def test_each_time_a_case_is_taken_up_again_is_counted() -> None:
    life = (Lent.name, Returned.name, Passed.name)
    one, two = fit(KEYS, [*log_of(*life, *life, *life), *log_of(*life, case="C-2")])
    assert one.fits
    assert (one.reopened, one.ended, one.after_end) == (2, True, 0)
    assert (two.reopened, two.ended) == (0, True)


def test_cases_may_be_mixed() -> None:
    one, two = log_of(*SHORT), log_of("registered", case="C-2")
    assert [(found.case, found.ended) for found in fit(STANDARD, [one[0], two[0], *one[1:]])] == [("C-1", True), ("C-2", False)]


NAMES = sorted({transition.event.name for transition in STANDARD.transitions})
LINES = [(state.value, event.name, row.to.value) for state, rows in STANDARD.table.items() for event, row in rows.items()]


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["registered", *SHORT, *NAMES]), st.integers(-1, 6)), max_size=14))
def test_it_agrees_with_walking_by_hand(events: list[tuple[str, str, int]]) -> None:
    at, log = START, []
    for line, (case, name, hours) in enumerate(events):
        at += timedelta(hours=hours)
        log.append(Logged(case, name, at, line))
    found = {one.case: (one.state.value, one.events, one.after_end, None if one.misfit is None else one.misfit.seq) for one in fit(STANDARD, log)}
    final = {state.value for state in STANDARD.final}
    assert found == walk(LINES, STANDARD.initial.value, final, [(one.case, one.name, one.at) for one in log])


def called(state: str, event: str) -> Lifecycle[Any, Any]:
    """Return a table whose words are the same each time, and are called something else."""

    class Stage(TermEnum):
        A = "a", state, state
        B = "b", "end", "终"

    class Go(Event):
        name: ClassVar[str] = Term("go", Text(en=event, zh=event))

    class Stop(Event):
        name: ClassVar[str] = Term("stop", Text(en=f"no {event}", zh=f"不{event}"))

    lines: tuple[Any, ...] = (transition("go", Stage.A, Go, Stage.B, "X-1"), transition("stop", Stage.B, Stop, Stage.B, "X-1", reopening=True))
    return Lifecycle("thing/a", lines, initial=Stage.A, final=frozenset({Stage.B}))


def called_else(event: str) -> str:
    """Return what stands behind an id that is called something else."""
    return "" if event == "go" else f" ({event})"


def test_each_table_tells_a_misfit_in_its_own_words() -> None:
    for state, event in (("start", "go"), ("Anfang", "los")):
        (one,) = fit(called(state, event), log_of("stop"))
        assert one.misfit is not None
        assert one.misfit.reason.text() == f"`stop` (no {event}) does not follow `a` ({state}); what may follow: `go`{called_else(event)}"


def test_what_is_no_event_of_the_table_is_told_so() -> None:
    """A word of the log that the library does not have is no case that broke the rules."""

    def why(event: str) -> str:
        (one,) = fit(STANDARD, log_of("registered", event))
        assert one.misfit is not None
        return one.misfit.reason.text()

    assert why("accepted") == "`accepted` is no event of `complaint/standard`; did you mean `complaint_accepted`?"  # log_event_unknown
    assert why("answered") == "`answered` is no event of `complaint/standard`; did you mean `customer_answered`?"
    said = why("受理")  # log_no_event
    assert said.startswith(
        "`受理` is no event of `complaint/standard`; what may follow `received`: `grounds_confirmed` (confirmation of the grounds), "
    )
    assert said.endswith("; say by `values` which the log's words are")
    assert why("closed").startswith("`closed` (closure) does not follow `received`; what may follow: `grounds_confirmed` (")  # log_not_now
