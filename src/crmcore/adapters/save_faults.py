"""What is wrong with a save, as reasons with paths: `data.history[3].event.amount`. They contain types and our own reasons, never values."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from crmcore.adapters.hooks import WrongType
from crmcore.decision import Reason, reason
from crmcore.errors import CrmCoreError
from crmcore.messages import Language


@attrs.frozen
class Said:
    """A reason inside a reason, in the reader's language."""

    reason: Reason

    def say(self, lang: Language) -> str:
        """Return it in one language."""
        return self.reason.text(lang)


def faults_of(error: BaseException, path: str) -> Iterator[Reason]:
    """Walk the errors of a detailed reading, and yield each with its path; there is at least one."""
    match error:
        case ClassValidationError():
            noted, others = error.group_exceptions()
            for inner, note in noted:
                yield from faults_of(inner, f"{path}.{note.name}")
            for inner in others:
                yield from faults_of(inner, path)
        case IterableValidationError():
            noted_items, _ = error.group_exceptions()
            for inner, item in noted_items:
                yield from faults_of(inner, f"{path}[{item.index}]")
        case ForbiddenExtraKeysError():
            yield from (reason("save.unknown_keys", path=f"{path}.{name}") for name in sorted(error.extra_fields))
        case KeyError():
            yield reason("save.missing", path=path)
        case WrongType():
            yield reason("save.wrong_type", path=path, found=error.found, wanted=error.wanted)
        case CrmCoreError():
            yield from (_ours(one, path) for one in error.reasons)
        case _:
            yield reason("save.invalid", path=path, why=type(error).__name__)


def _ours(fault: Reason, path: str) -> Reason:
    """Return a fault that the hooks found with its full path; what a class of ours found becomes the reason inside a fault."""
    if fault.code in {"save.unknown_event", "save.version"}:
        return Reason(fault.code, {**fault.facts, "path": f"{path}.{fault.facts['path']}"})
    return reason("save.invalid", path=path, why=Said(fault))
