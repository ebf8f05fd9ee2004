"""How the procedure of another class runs into the standard one."""

from __future__ import annotations

import attrs

from crmcore.complaints.beside import BESIDE
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.rules import ComplaintRules
from crmcore.complaints.stages import TOLD
from crmcore.complaints.standard import WAY
from crmcore.complaints.states import State
from crmcore.lifecycles.transitions import Transition


def runs_into_standard(
    own: tuple[Transition[CaseFile, ComplaintRules], ...], entry: State, *, told: tuple[State, ...] = ()
) -> tuple[Transition[CaseFile, ComplaintRules], ...]:
    """Return the lines of a class's own, then the standard ones: those that begin where a complaint is received begin at `entry` instead.

    What may happen in several states may happen in `entry` too; what follows an answer follows in the states `told` too. Where a line of its own
    answers the question already, the standard one does not.

    Clause: RULES-1.5
    """
    answered = {(state, one.event) for one in own for state in one.from_}
    found = list(own)
    for one in (*WAY, *BESIDE):
        states = (entry,) if one.from_ == (State.RECEIVED,) else (*one.from_, *((entry,) if State.RECEIVED in one.from_ else ()))
        states = (*states, *(told if set(TOLD) <= set(states) else ()))
        if left := tuple(state for state in states if (state, one.event) not in answered):
            found.append(attrs.evolve(one, from_=left, to=entry if one.to is State.RECEIVED else one.to))
    return tuple(found)
