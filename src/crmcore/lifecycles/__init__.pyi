from crmcore.lifecycles.case import Case, CaseData, LifecycleRef, Step
from crmcore.lifecycles.case_base import CaseBase
from crmcore.lifecycles.drawing import to_markdown, to_mermaid
from crmcore.lifecycles.explaining import Explanation, explain
from crmcore.lifecycles.fitting import Fit, Logged, fit
from crmcore.lifecycles.history import Migrated, stretch
from crmcore.lifecycles.lifecycle import Lifecycle, lifecycle_named, lifecycle_of
from crmcore.lifecycles.migrating import MigrationReport, migrate
from crmcore.lifecycles.obligations import Obligation
from crmcore.lifecycles.observing import Observed, observe
from crmcore.lifecycles.plain import PlainLifecycle, PlainState, PlainStep
from crmcore.lifecycles.process import Process
from crmcore.lifecycles.transitions import STAYS, Transition, WhyNot, lacks_role, sentence, transition
from crmcore.lifecycles.verifying import Verification, verify
from crmcore.lifecycles.vocabulary import EventRule, Vocabulary, vocabulary_of
from crmcore.lifecycles.walk import Difference, advance, check, recheck, replay
from crmcore.lifecycles.writing import to_toml

__all__ = [
    "STAYS",
    "Case",
    "CaseBase",
    "CaseData",
    "Difference",
    "EventRule",
    "Explanation",
    "Fit",
    "Lifecycle",
    "LifecycleRef",
    "Logged",
    "Migrated",
    "MigrationReport",
    "Obligation",
    "Observed",
    "PlainLifecycle",
    "PlainState",
    "PlainStep",
    "Process",
    "Step",
    "Transition",
    "Verification",
    "Vocabulary",
    "WhyNot",
    "advance",
    "check",
    "explain",
    "fit",
    "lacks_role",
    "lifecycle_named",
    "lifecycle_of",
    "migrate",
    "observe",
    "recheck",
    "replay",
    "sentence",
    "stretch",
    "to_markdown",
    "to_mermaid",
    "to_toml",
    "transition",
    "verify",
    "vocabulary_of",
]
