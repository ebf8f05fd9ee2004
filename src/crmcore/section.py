"""What every section of a rulebook has: its own id, and that of its rulebook, so that a case finds the rules under which it began.

A section's id is `name@valid_from#` and eight hex digits of its own tables: `bank@2026-01-01#1a2b3c4d`. Another section's content doesn't change it.
Two sections are the same if name and digits agree: a later edition that leaves a section unchanged keeps it, whatever the edition's first day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from crmcore.decision import reason
from crmcore.errors import NotFound

S = TypeVar("S", bound="Section")


@attrs.frozen(kw_only=True)
class Section:
    """A section of a rulebook.

    `edition` is its own id, which cases and decisions record; `book` is the id of the whole rulebook it belongs to, which reports name.

    Clause: RULES-4.28
    """

    edition: str
    _book: str | None = None

    @property
    def book(self) -> str:
        """Return the id of the whole rulebook; for a section outside any rulebook, its own.

        Clause: RULES-4.28
        """
        return self._book or self.edition

    def knows(self, edition: str) -> bool:
        """Return whether what was recorded under an id belongs to this section: its own id, that of an edition that left it as it was, or the book's.

        Saves of crmcore 0.1 recorded the id of the whole rulebook.

        Clause: RULES-4.28
        """
        return edition in {self.edition, self.book} or same_section(edition, self.edition)


def same_section(one: str, other: str) -> bool:
    """Return whether two ids are those of one section: the same name, and the same digits of its content.

    Clause: RULES-4.28
    """
    return _name_and_digits(one) == _name_and_digits(other)


def sections_of(recorded: Iterable[str], rules: Mapping[str, S]) -> dict[str, S]:
    """Return the rules that each recorded id belongs to, by that id. Raises `NotFound` naming every id that belongs to none of `rules`.

    Clause: RULES-4.28
    """
    ids = sorted(set(recorded))
    found = {id: rules.get(id) or next((one for one in rules.values() if one.knows(id)), None) for id in ids}
    if missing := [id for id, one in found.items() if one is None]:
        raise NotFound(*(reason("not_found", kind="edition", id=one) for one in missing))
    return {id: one for id, one in found.items() if one is not None}


def _name_and_digits(id: str) -> tuple[str, str]:
    """Return name and digits of an id; an id in another form is returned whole."""
    name, _, rest = id.partition("@")
    day, hash_, digits = rest.partition("#")
    return (name, digits) if hash_ and day else (id, "")
