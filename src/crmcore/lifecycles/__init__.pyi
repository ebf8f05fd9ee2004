from crmcore.lifecycles.case import Case, HasEdition, LifecycleRef, Step
from crmcore.lifecycles.drawing import to_markdown, to_mermaid
from crmcore.lifecycles.explaining import BlockedStep, Explanation, OpenStep, explain
from crmcore.lifecycles.fitting import Fit, Fitting, Logged, Misfit, fit
from crmcore.lifecycles.history import Migrated, MovableCase, Stretch, stretch
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.migrating import Going, MigrationReport, Staying, migrate
from crmcore.lifecycles.process import Process
from crmcore.lifecycles.transitions import STAYS, ByGuard, GivenGuard, Transition, WhyNot, sentence, transition
from crmcore.lifecycles.verifying import Verification, verify
from crmcore.lifecycles.vocabulary import Ask, Ledger, Mark, Vocabulary, Word, asks, asks_of, word
from crmcore.lifecycles.walk import Difference, advance, check, recheck, replay
from crmcore.lifecycles.writing import to_toml

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
    "Process",
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
