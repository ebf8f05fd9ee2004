"""A complaint from its first event to its end, step by step, on four engines; and its whole history folded at once.

`transitions` and `python-statemachine` run in their documented fast shape, with the machine built once and the model used again. Ours makes a new
frozen case at each step. The shipped lifecycle asks more of each step than one role (four eyes, the right department, a complete report …); what
that takes stands in the note.
"""

from __future__ import annotations

from collections.abc import Callable

import statemachine
import transitions

from benchmarks.engines import ByHand, Model, statemachine_class, transitions_machine
from benchmarks.story import GUEST, OURS, RULES, story
from benchmarks.timing import best_of, costs, faster, report
from crmcore.complaints.case import Complaint
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.standard import STANDARD
from crmcore.complaints.states import State
from crmcore.errors import Refused
from crmcore.lifecycles.machine import Lifecycle
from crmcore.lifecycles.walk import advance, replay

CARD, EVENTS = story()
WRONG = story(lambda _actor: GUEST)[1]


class Walk:
    """The complaint on each engine, ready to walk."""

    def __init__(self) -> None:
        """Build every machine, once."""
        self.first = Complaint("C-1", RULES.edition, OURS.ref, State.RAISED, "standard", CARD)
        self.shipped = Complaint("C-1", RULES.edition, STANDARD.ref, State.RAISED, "standard", CARD)
        self.machine, self.model = transitions_machine(), Model()
        self.machine.add_model(self.model)
        self.triggers = [getattr(self.model, event.name) for event in EVENTS]
        self.chart = statemachine_class()()
        self.sends = [getattr(self.chart, f"on_event_{event.name}") for event in EVENTS]

    def ours(self) -> CaseFile:
        """Take every step on a lifecycle that asks one role a step."""
        return walk(OURS, self.first)

    def ours_shipped(self) -> CaseFile:
        """Take every step on the shipped lifecycle, with all its guards."""
        return walk(STANDARD, self.shipped)

    def replayed(self) -> CaseFile:
        """Fold the whole history at once."""
        return replay(OURS, self.first, EVENTS)

    def by_transitions(self) -> Model:
        """Take every step with `transitions`."""
        model = self.model
        model.audit.clear()
        self.machine.set_state("raised", model)
        for trigger, event in zip(self.triggers, EVENTS, strict=True):
            trigger(happened=event)
        return model

    def by_statemachine(self) -> statemachine.StateMachine:
        """Take every step with `python-statemachine`."""
        chart = self.chart
        chart.audit = []
        chart.current_state_value = "raised"
        for send, event in zip(self.sends, EVENTS, strict=True):
            send(happened=event)
        return chart

    def by_hand(self) -> ByHand:
        """Take every step by hand."""
        complaint = ByHand()
        for event in EVENTS:
            complaint.apply(event)
        return complaint


def walk(lifecycle: Lifecycle, case: CaseFile) -> CaseFile:
    """Advance a case by every event."""
    for event in EVENTS:
        case = advance(lifecycle, case, event, RULES)
    return case


def compare(sides: Walk) -> None:
    """See that all sides reach the same states and keep the same records, and that all refuse a guest at each step."""
    record = [(number, event.name, event) for number, event in enumerate(EVENTS, 1)]
    ends = sides.ours().state, sides.by_transitions().state, sides.by_statemachine().current_state_value, sides.by_hand().state
    assert set(ends) == {"closed"}
    assert [(seq, event.name, event) for seq, _, event in sides.ours().history] == sides.model.audit == sides.chart.audit == record
    assert list(sides.ours().history) == list(sides.replayed().history) == list(sides.ours_shipped().history) == sides.by_hand().audit

    case: CaseFile = sides.first
    sides.machine.set_state("raised", sides.model)
    sides.chart.current_state_value = "raised"
    for trigger, send, event, by_guest in zip(sides.triggers, sides.sends, EVENTS, WRONG, strict=True):
        assert refuses(lambda case=case, by_guest=by_guest: advance(OURS, case, by_guest, RULES), Refused)
        assert refuses(lambda send=send, by_guest=by_guest: send(happened=by_guest), statemachine.exceptions.TransitionNotAllowed)
        assert not trigger(happened=by_guest)
        case = advance(OURS, case, event, RULES)
        trigger(happened=event)
        send(happened=event)
        assert case.state == sides.model.state == sides.chart.current_state_value


def refuses(step: Callable[[], object], error: type[Exception]) -> bool:
    """Answer whether a step is refused."""
    try:
        step()
    except error:
        return True
    return False


def main() -> None:
    """Compare answers, then time."""
    sides = Walk()
    compare(sides)
    jobs = {
        "ours": sides.ours,
        "shipped": sides.ours_shipped,
        "transitions": sides.by_transitions,
        "statemachine": sides.by_statemachine,
        "replay": sides.replayed,
        "hand": sides.by_hand,
    }
    took = {name: seconds / len(EVENTS) * 1e6 for name, seconds in best_of(jobs).items()}
    extra = f"the shipped lifecycle, with all its guards, takes {took['shipped']:.1f} µs"
    report(
        {
            "lifecycle.step/transitions": faster(
                took["ours"],
                took["transitions"],
                goal=5,
                against=f"transitions {transitions.__version__}",
                note=f"{took['ours']:.2f} µs a step against {took['transitions']:.1f} µs, one role guard each; {extra}",
            ),
            "lifecycle.step/python-statemachine": faster(
                took["ours"],
                took["statemachine"],
                goal=50,
                against=f"python-statemachine {statemachine.__version__}",
                note=f"{took['ours']:.2f} µs a step against {took['statemachine']:.0f} µs, one role guard each; {extra}",
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
