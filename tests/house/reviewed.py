"""The text fields of domain classes that are not personal, each looked at once: `python -m tests.house.reviewed` adds new ones to the list.

Look at each line that it adds before committing it: could a host put a name, a number of a person, or free text there? Then mark the field instead.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from pathlib import Path

import attrs

from crmcore import privacy
from crmcore.event import Attempt
from tests.house.source import attrs_classes, full_name

REVIEWED = Path(__file__).with_name("reviewed_str_fields.txt")
DOMAIN = tuple(f"crmcore.{one}." for one in ("customers", "complaints", "service", "relations", "policy", "organisation", "event", "segmentation"))


def holds_text(kind: object) -> bool:
    """Answer whether a value of this annotation may hold text of a host's making; words of ours (an Enum) do not count."""
    if kind is str:
        return True
    if isinstance(kind, type) and issubclass(kind, Enum):
        return False
    origin = typing.get_origin(kind)
    inside = typing.get_args(kind)
    if origin is typing.Union or isinstance(kind, types.UnionType):
        return any(holds_text(one) for one in inside)
    if isinstance(origin, type) and issubclass(origin, Collection | Mapping):
        return any(holds_text(one) for one in inside)
    return False


def text_fields() -> Iterator[str]:
    """Name every text field of a domain class that is not marked as personal."""
    for one in attrs_classes():
        if f"{one.__module__}.".startswith(DOMAIN) or issubclass(one, Attempt):
            attrs.resolve_types(one)
            for field in attrs.fields(one):
                if not field.inherited and privacy.sensitivity(field.metadata) is None and holds_text(field.type):
                    yield f"{full_name(one)}.{field.name}"


def main() -> None:
    """Write the list anew, and say what is new on it."""
    old = set(REVIEWED.read_text("utf-8").splitlines()) if REVIEWED.exists() else set()
    now = sorted(text_fields())
    head = "# Text fields of domain classes that hold ids and words of the rulebook, never personal data. Looked at one by one.\n"
    REVIEWED.write_text(head + "".join(f"{one}\n" for one in now), "utf-8")
    for one in now:
        if one not in old:
            print(f"new, look at it: {one}")  # noqa: T201 - a command speaks


if __name__ == "__main__":
    main()
