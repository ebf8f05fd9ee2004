"""The lifecycles of complaints by name and version: those that crmcore ships, and those that a firm's rulebook adds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.lifecycles.severe import SEVERE
from crmcore.complaints.lifecycles.simple import SIMPLE
from crmcore.complaints.lifecycles.standard import STANDARD
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import State
from crmcore.lifecycles import lifecycle
from crmcore.lifecycles.case import LifecycleRef
from crmcore.lifecycles.lifecycle import Lifecycle

LIFECYCLES: Final[Mapping[LifecycleRef, Lifecycle[CaseFile, ComplaintRules]]] = MappingProxyType({one.ref: one for one in (STANDARD, SIMPLE, SEVERE)})

# Where a complaint goes on whose state another lifecycle does not have: the simple and the severe one have states of their own.
INSTEAD: Final[Mapping[str, str]] = MappingProxyType(
    {
        State.PASSED_ON.value: State.RECEIVED.value,
        State.CONTACTED.value: State.RECEIVED.value,
        State.SOLVED.value: State.ANSWERED.value,
    }
)


def lifecycle_of(ref: LifecycleRef, rules: ComplaintRules | None = None) -> Lifecycle[CaseFile, ComplaintRules]:
    """Return the lifecycle of this name and version, for a case that began under it; a firm's own are in its rules. Raises `NotFound`.

    Clause: RULES-1.5
    """
    return lifecycle.lifecycle_of(ref, *_known(rules))


def lifecycle_named(name: str, rules: ComplaintRules | None = None) -> Lifecycle[CaseFile, ComplaintRules]:
    """Return the newest version of a lifecycle, for a case that begins; a firm's own are in its rules. Raises `NotFound`.

    Clause: RULES-1.5
    """
    return lifecycle.lifecycle_named(name, *_known(rules))


def _known(rules: ComplaintRules | None) -> tuple[Mapping[LifecycleRef, Lifecycle[CaseFile, ComplaintRules]], ...]:
    return (LIFECYCLES,) if rules is None else (rules.shipped, rules.lifecycles)
