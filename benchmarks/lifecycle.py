"""A complaint from its first event to its end, step by step, on four engines; and its whole history folded at once.

`transitions` and `python-statemachine` run in their documented fast shape: the machine is built once, and each complaint has a model or an instance
of its own. Ours makes a new frozen case at each step. The shipped lifecycle asks more of each step than one role (four eyes, the right department,
a complete report …); what that takes stands in the note.
"""

from __future__ import annotations

from collections.abc import Callable

import statemachine
import transitions

from benchmarks.engines import ByHand, Model, statemachine_class, transitions_machine
from benchmarks.story import GUEST, OURS, RULES, story
from benchmarks.timing import best_of, costs, faster, report
from crmcore.complaints import STANDARD, CaseFile, Complaint, State, severity_of
from crmcore.errors import Refused
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.walk import advance, replay

CARD, EVENTS = story()
WRONG = story(lambda _actor: GUEST)[1]
CLASS = severity_of(CARD, RULES).class_id

MACHINE, CHART = transitions_machine(), statemachine_class()


def begin(lifecycle: Lifecycle) -> Complaint:
    """Return the complaint before its first event."""
    return Complaint("C-1", RULES.edition, lifecycle.ref, State.RAISED, CLASS, CARD)


def walk(lifecycle: Lifecycle) -> CaseFile:
    """Take every step with ours."""
    case: CaseFile = begin(lifecycle)
    for event in EVENTS:
        case = advance(lifecycle, case, event, RULES)
    return case


def by_transitions() -> Model:
    """Take every step with `transitions`: one machine for all complaints, a model for each, as its authors advise for many models."""
    model = Model()
    MACHINE.add_model(model)
    for event in EVENTS:
        getattr(model, event.name)(happened=event)
    MACHINE.remove_model(model)
    return model


def by_statemachine() -> statemachine.StateMachine:
    """Take every step with `python-statemachine`: an instance for each complaint."""
    chart = CHART()
    chart.audit = []
    for event in EVENTS:
        getattr(chart, f"on_event_{event.name}")(happened=event)
    return chart


def by_hand() -> ByHand:
    """Take every step by hand."""
    complaint = ByHand()
    for event in EVENTS:
        complaint.apply(event)
    return complaint


def used_again() -> Callable[[], None]:
    """Return a job for `transitions` in which one model serves all complaints, which no host would do: its best case."""
    model = Model()
    MACHINE.add_model(model)
    triggers = [getattr(model, event.name) for event in EVENTS]

    def again() -> None:
        model.audit.clear()
        MACHINE.set_state("raised", model)
        for trigger, event in zip(triggers, EVENTS, strict=True):
            trigger(happened=event)

    return again


def compare() -> None:
    """See that all sides reach the same states and keep the same records, and that all refuse a guest at each step."""
    record = [(number, event.name, event) for number, event in enumerate(EVENTS, 1)]
    ours, model, chart, hand = walk(OURS), by_transitions(), by_statemachine(), by_hand()
    assert {ours.state, model.state, chart.current_state_value, hand.state} == {"closed"}
    assert [(seq, event.name, event) for seq, _, event in ours.history] == model.audit == chart.audit == record
    assert list(ours.history) == list(replay(OURS, begin(OURS), EVENTS).history) == list(walk(STANDARD).history) == hand.audit

    case, model, chart = begin(OURS), Model(), CHART()
    MACHINE.add_model(model)
    chart.audit = []
    for event, by_guest in zip(EVENTS, WRONG, strict=True):
        trigger, send = getattr(model, event.name), getattr(chart, f"on_event_{event.name}")
        assert refuses(lambda case=case, by_guest=by_guest: advance(OURS, case, by_guest, RULES), Refused)
        assert refuses(lambda send=send, by_guest=by_guest: send(happened=by_guest), statemachine.exceptions.TransitionNotAllowed)
        assert not trigger(happened=by_guest)
        case = advance(OURS, case, event, RULES)
        trigger(happened=event)
        send(happened=event)
        assert case.state == model.state == chart.current_state_value
    MACHINE.remove_model(model)


def refuses(step: Callable[[], object], error: type[Exception]) -> bool:
    """Answer whether a step is refused."""
    try:
        step()
    except error:
        return True
    return False


def main() -> None:
    """Compare answers, then time."""
    compare()
    first = begin(OURS)
    jobs: dict[str, Callable[[], object]] = {
        "ours": lambda: walk(OURS),
        "shipped": lambda: walk(STANDARD),
        "transitions": by_transitions,
        "again": used_again(),
        "statemachine": by_statemachine,
        "replay": lambda: replay(OURS, first, EVENTS),
        "hand": by_hand,
    }
    took = {name: seconds / len(EVENTS) * 1e6 for name, seconds in best_of(jobs).items()}
    again = f"{took['again']:.1f} µs where one model serves all complaints"
    extra = f"one role guard each; the shipped lifecycle, with all its guards, takes {took['shipped']:.1f} µs"
    report(
        {
            "lifecycle.step/transitions": faster(
                took["ours"],
                took["transitions"],
                goal=5,
                against=f"transitions {transitions.__version__}",
                note=f"{took['ours']:.2f} µs a step against {took['transitions']:.1f} µs ({again}), {extra}",
            ),
            "lifecycle.step/python-statemachine": faster(
                took["ours"],
                took["statemachine"],
                goal=50,
                against=f"python-statemachine {statemachine.__version__}",
                note=f"{took['ours']:.2f} µs a step against {took['statemachine']:.0f} µs, {extra}",
            ),
            "lifecycle.replay/hand": costs(
                took["replay"],
                took["hand"],
                goal=2.5,
                against="if/elif over an object changed in place",
                note=f"{took['replay']:.2f} µs an event against {took['hand']:.2f} µs",
            ),
        }
    )


if __name__ == "__main__":
    main()
