from crmcore.lifecycles.case import Case, LifecycleRef, Step
from crmcore.lifecycles.drawing import to_markdown, to_mermaid
from crmcore.lifecycles.explaining import Explanation, explain
from crmcore.lifecycles.fitting import Fit, Logged, fit
from crmcore.lifecycles.history import Migrated, stretch
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.migrating import MigrationReport, migrate
from crmcore.lifecycles.process import Process
from crmcore.lifecycles.transitions import STAYS, Transition, WhyNot, sentence, transition
from crmcore.lifecycles.verifying import Verification, verify
from crmcore.lifecycles.vocabulary import Ask, Mark, Vocabulary, Word, asks, word
from crmcore.lifecycles.walk import Difference, advance, check, recheck, replay
from crmcore.lifecycles.writing import to_toml

__all__ = [
    "STAYS",
    "Ask",
    "Case",
    "Difference",
    "Explanation",
    "Fit",
    "Lifecycle",
    "LifecycleRef",
    "Logged",
    "Mark",
    "Migrated",
    "MigrationReport",
    "Process",
    "Step",
    "Transition",
    "Verification",
    "Vocabulary",
    "WhyNot",
    "Word",
    "advance",
    "asks",
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
