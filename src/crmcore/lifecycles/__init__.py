"""The transition table that every process here is written in: asked, walked, explained, replayed and drawn by one engine.

A process is a table, one transition a line. *What happened* is a frozen event; a guard says why not; the answer collects every reason.

Reading order: `transitions` (a line of the table, and its guards) → `machine` (the table, checked when built) → `cases` (what moves through it) →
`walk` (ask, act, replay, recheck) → `explaining` (what may happen next, and why not) → `drawing` (Markdown and Mermaid) → `vocabulary` (tables
as data, and what is law) → `verifying` (every path walked) → `writing` (TOML) → `history` and `migrating` (from one table to the next) →
`fitting` (logs of others).
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
    from crmcore.lifecycles.fitting import Fit as Fit
    from crmcore.lifecycles.fitting import Fitting as Fitting
    from crmcore.lifecycles.fitting import Logged as Logged
    from crmcore.lifecycles.fitting import Misfit as Misfit
    from crmcore.lifecycles.fitting import fit as fit
    from crmcore.lifecycles.history import Migrated as Migrated
    from crmcore.lifecycles.history import MovableCase as MovableCase
    from crmcore.lifecycles.history import Stretch as Stretch
    from crmcore.lifecycles.history import stretch as stretch
    from crmcore.lifecycles.machine import Lifecycle as Lifecycle
    from crmcore.lifecycles.migrating import Going as Going
    from crmcore.lifecycles.migrating import MigrationReport as MigrationReport
    from crmcore.lifecycles.migrating import Staying as Staying
    from crmcore.lifecycles.migrating import migrate as migrate
    from crmcore.lifecycles.transitions import STAYS as STAYS
    from crmcore.lifecycles.transitions import ByGuard as ByGuard
    from crmcore.lifecycles.transitions import GivenGuard as GivenGuard
    from crmcore.lifecycles.transitions import Transition as Transition
    from crmcore.lifecycles.transitions import WhyNot as WhyNot
    from crmcore.lifecycles.transitions import sentence as sentence
    from crmcore.lifecycles.transitions import transition as transition
    from crmcore.lifecycles.verifying import Verification as Verification
    from crmcore.lifecycles.verifying import verify as verify
    from crmcore.lifecycles.vocabulary import Ask as Ask
    from crmcore.lifecycles.vocabulary import Ledger as Ledger
    from crmcore.lifecycles.vocabulary import Mark as Mark
    from crmcore.lifecycles.vocabulary import Vocabulary as Vocabulary
    from crmcore.lifecycles.vocabulary import Word as Word
    from crmcore.lifecycles.vocabulary import asks as asks
    from crmcore.lifecycles.vocabulary import asks_of as asks_of
    from crmcore.lifecycles.vocabulary import word as word
    from crmcore.lifecycles.walk import Difference as Difference
    from crmcore.lifecycles.walk import advance as advance
    from crmcore.lifecycles.walk import check as check
    from crmcore.lifecycles.walk import recheck as recheck
    from crmcore.lifecycles.walk import replay as replay
    from crmcore.lifecycles.writing import to_toml as to_toml
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Ask": "crmcore.lifecycles.vocabulary",
            "BlockedStep": "crmcore.lifecycles.explaining",
            "ByGuard": "crmcore.lifecycles.transitions",
            "Case": "crmcore.lifecycles.cases",
            "Difference": "crmcore.lifecycles.walk",
            "Explanation": "crmcore.lifecycles.explaining",
            "Fit": "crmcore.lifecycles.fitting",
            "Fitting": "crmcore.lifecycles.fitting",
            "GivenGuard": "crmcore.lifecycles.transitions",
            "Going": "crmcore.lifecycles.migrating",
            "HasEdition": "crmcore.lifecycles.cases",
            "Ledger": "crmcore.lifecycles.vocabulary",
            "Lifecycle": "crmcore.lifecycles.machine",
            "LifecycleRef": "crmcore.lifecycles.cases",
            "Logged": "crmcore.lifecycles.fitting",
            "Mark": "crmcore.lifecycles.vocabulary",
            "Migrated": "crmcore.lifecycles.history",
            "MigrationReport": "crmcore.lifecycles.migrating",
            "Misfit": "crmcore.lifecycles.fitting",
            "MovableCase": "crmcore.lifecycles.history",
            "OpenStep": "crmcore.lifecycles.explaining",
            "STAYS": "crmcore.lifecycles.transitions",
            "Staying": "crmcore.lifecycles.migrating",
            "Step": "crmcore.lifecycles.cases",
            "Stretch": "crmcore.lifecycles.history",
            "Transition": "crmcore.lifecycles.transitions",
            "Verification": "crmcore.lifecycles.verifying",
            "Vocabulary": "crmcore.lifecycles.vocabulary",
            "WhyNot": "crmcore.lifecycles.transitions",
            "Word": "crmcore.lifecycles.vocabulary",
            "advance": "crmcore.lifecycles.walk",
            "asks": "crmcore.lifecycles.vocabulary",
            "asks_of": "crmcore.lifecycles.vocabulary",
            "check": "crmcore.lifecycles.walk",
            "explain": "crmcore.lifecycles.explaining",
            "fit": "crmcore.lifecycles.fitting",
            "migrate": "crmcore.lifecycles.migrating",
            "recheck": "crmcore.lifecycles.walk",
            "replay": "crmcore.lifecycles.walk",
            "sentence": "crmcore.lifecycles.transitions",
            "stretch": "crmcore.lifecycles.history",
            "to_markdown": "crmcore.lifecycles.drawing",
            "to_mermaid": "crmcore.lifecycles.drawing",
            "to_toml": "crmcore.lifecycles.writing",
            "transition": "crmcore.lifecycles.transitions",
            "verify": "crmcore.lifecycles.verifying",
            "word": "crmcore.lifecycles.vocabulary",
        },
    )

__all__ = [
    "STAYS",
    "Ask",
    "BlockedStep",
    "ByGuard",
    "Case",
    "Difference",
    "Explanation",
    "Fit",
    "Fitting",
    "GivenGuard",
    "Going",
    "HasEdition",
    "Ledger",
    "Lifecycle",
    "LifecycleRef",
    "Logged",
    "Mark",
    "Migrated",
    "MigrationReport",
    "Misfit",
    "MovableCase",
    "OpenStep",
    "Staying",
    "Step",
    "Stretch",
    "Transition",
    "Verification",
    "Vocabulary",
    "WhyNot",
    "Word",
    "advance",
    "asks",
    "asks_of",
    "check",
    "explain",
    "fit",
    "migrate",
    "recheck",
    "replay",
    "sentence",
    "stretch",
    "to_markdown",
    "to_mermaid",
    "to_toml",
    "transition",
    "verify",
    "word",
]
