from crmcore.lifecycles.case import Case, CaseData, HasEdition, LifecycleRef, Step
from crmcore.lifecycles.case_base import CaseBase
from crmcore.lifecycles.drawing import to_markdown, to_mermaid
from crmcore.lifecycles.explaining import BlockedStep, Explanation, OpenStep, explain
from crmcore.lifecycles.fitting import Fit, Fitting, Logged, Misfit, fit
from crmcore.lifecycles.history import Migrated, MovableCase, Stretch, stretch
from crmcore.lifecycles.lifecycle import Lifecycle, lifecycle_named, lifecycle_of
from crmcore.lifecycles.migrating import Going, MigrationReport, Staying, migrate
from crmcore.lifecycles.obligations import Obligation, Place
from crmcore.lifecycles.transitions import STAYS, ByGuard, GivenGuard, Transition, WhyNot, lacks_role, sentence, transition
from crmcore.lifecycles.verifying import Verification, verify
from crmcore.lifecycles.vocabulary import EventRule, Vocabulary, vocabulary_of
from crmcore.lifecycles.walk import Difference, advance, check, recheck, replay
from crmcore.lifecycles.writing import to_toml

__all__ = [
    "STAYS",
    "BlockedStep",
    "ByGuard",
    "Case",
    "CaseBase",
    "CaseData",
    "Difference",
    "EventRule",
    "Explanation",
    "Fit",
    "Fitting",
    "GivenGuard",
    "Going",
    "HasEdition",
    "Lifecycle",
    "LifecycleRef",
    "Logged",
    "Migrated",
    "MigrationReport",
    "Misfit",
    "MovableCase",
    "Obligation",
    "OpenStep",
    "Place",
    "Staying",
    "Step",
    "Stretch",
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
