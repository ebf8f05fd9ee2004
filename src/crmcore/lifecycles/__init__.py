"""The transition table that every process here is written in: asked, walked, explained, replayed and drawn by one engine.

A process is a table, one transition a line. *What happened* is a frozen event; a guard says why not; the answer collects every reason.

Reading order: `transitions` (a line of the table, and its guards) → `machine` (the table, checked when built) → `cases` (what moves through it) →
`walk` (ask, act, replay, recheck) → `explaining` (what may happen next, and why not) → `drawing` (Markdown and Mermaid).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.lifecycles.cases import Case as Case
    from crmcore.lifecycles.cases import HasEdition as HasEdition
    from crmcore.lifecycles.cases import LifecycleRef as LifecycleRef
    from crmcore.lifecycles.cases import Step as Step
    from crmcore.lifecycles.drawing import to_markdown as to_markdown
    from crmcore.lifecycles.drawing import to_mermaid as to_mermaid
    from crmcore.lifecycles.explaining import BlockedStep as BlockedStep
    from crmcore.lifecycles.explaining import Explanation as Explanation
    from crmcore.lifecycles.explaining import OpenStep as OpenStep
    from crmcore.lifecycles.explaining import explain as explain
    from crmcore.lifecycles.machine import Lifecycle as Lifecycle
    from crmcore.lifecycles.transitions import STAYS as STAYS
    from crmcore.lifecycles.transitions import ByGuard as ByGuard
    from crmcore.lifecycles.transitions import GivenGuard as GivenGuard
    from crmcore.lifecycles.transitions import Transition as Transition
    from crmcore.lifecycles.transitions import WhyNot as WhyNot
    from crmcore.lifecycles.transitions import sentence as sentence
    from crmcore.lifecycles.transitions import transition as transition
    from crmcore.lifecycles.walk import Difference as Difference
    from crmcore.lifecycles.walk import advance as advance
    from crmcore.lifecycles.walk import check as check
    from crmcore.lifecycles.walk import recheck as recheck
    from crmcore.lifecycles.walk import replay as replay
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "BlockedStep": "crmcore.lifecycles.explaining",
            "ByGuard": "crmcore.lifecycles.transitions",
            "Case": "crmcore.lifecycles.cases",
            "Difference": "crmcore.lifecycles.walk",
            "Explanation": "crmcore.lifecycles.explaining",
            "GivenGuard": "crmcore.lifecycles.transitions",
            "HasEdition": "crmcore.lifecycles.cases",
            "Lifecycle": "crmcore.lifecycles.machine",
            "LifecycleRef": "crmcore.lifecycles.cases",
            "OpenStep": "crmcore.lifecycles.explaining",
            "STAYS": "crmcore.lifecycles.transitions",
            "Step": "crmcore.lifecycles.cases",
            "Transition": "crmcore.lifecycles.transitions",
            "WhyNot": "crmcore.lifecycles.transitions",
            "advance": "crmcore.lifecycles.walk",
            "check": "crmcore.lifecycles.walk",
            "explain": "crmcore.lifecycles.explaining",
            "recheck": "crmcore.lifecycles.walk",
            "replay": "crmcore.lifecycles.walk",
            "sentence": "crmcore.lifecycles.transitions",
            "to_markdown": "crmcore.lifecycles.drawing",
            "to_mermaid": "crmcore.lifecycles.drawing",
            "transition": "crmcore.lifecycles.transitions",
        },
    )

__all__ = [
    "STAYS",
    "BlockedStep",
    "ByGuard",
    "Case",
    "Difference",
    "Explanation",
    "GivenGuard",
    "HasEdition",
    "Lifecycle",
    "LifecycleRef",
    "OpenStep",
    "Step",
    "Transition",
    "WhyNot",
    "advance",
    "check",
    "explain",
    "recheck",
    "replay",
    "sentence",
    "to_markdown",
    "to_mermaid",
    "transition",
]
