"""What is wrong with a save, as reasons with paths: `data.history[3].event.amount`. They contain types and our own reasons, never values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import get_type_hints

import attrs
from cattrs import Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from crmcore.adapters.hooks import WrongType, shown
from crmcore.adapters.readable import names_of
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
                yield from faults_of(inner, f"{path}[{shown(item.index)}]")
        case ForbiddenExtraKeysError():
            yield from (reason("save.unknown_keys", path=f"{path}.{name}") for name in sorted({*map(shown, error.extra_fields)}))
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
    if fault.code in {"save.unknown_event", "save.version", "save.unknown_keys"}:
        return Reason(fault.code, {**fault.facts, "path": f"{path}.{fault.facts['path']}"})
    return reason("save.invalid", path=path, why=Said(fault))


def unwritable(made: Converter, value: object, kind: object, path: str) -> tuple[Reason, ...]:
    """Return why a value cannot be written, each fault with its path: the innermost parts that fail by themselves."""
    inner = tuple(
        fault for name, part, wanted in _parts(value) if not _writes(made, part, wanted) for fault in unwritable(made, part, wanted, f"{path}{name}")
    )
    if inner:
        return inner
    wanted = getattr(kind, "__name__", None) or str(kind)
    fault: tuple[Reason, ...] = (reason("save.not_written", path=path, found=type(value).__name__, wanted=wanted),)
    with suppress(Exception):  # nothing of ours: its type is what is wrong with it
        try:
            made.unstructure(value, unstructure_as=kind)
        except CrmCoreError as error:
            fault = tuple(Reason(one.code, {**one.facts, "path": path}) for one in error.reasons)
    return fault


def _writes(made: Converter, value: object, kind: object) -> bool:
    try:
        made.unstructure(value, unstructure_as=kind)
    except Exception:  # noqa: BLE001 - whatever it is, it is not written
        return False
    return True


def _parts(value: object) -> Iterator[tuple[str, object, object]]:
    """Yield the parts of a value: where they are, and of which type they should be."""
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        yield from ((f"[{n}]", one, type(one)) for n, one in enumerate(value))
    elif names := names_of(type(value)):
        hints = get_type_hints(type(value))
        yield from ((f".{name}", getattr(value, name), hints[name]) for name in names)
