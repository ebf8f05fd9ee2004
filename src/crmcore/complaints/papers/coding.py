"""Classifications of complaints that others have published: their axes and codes as a table, and the codes given to one complaint.

A table never guesses: what it does not cover is not coded, and *other* is a code that somebody gives, not what is left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from crmcore._arguments import refuse_wrong_fields, typed_fields
from crmcore._frozen import frozen_fields
from crmcore.complaints.sources import SourceStatus
from crmcore.decision import Finding, Reason, finding, reason
from crmcore.errors import NotFound, RulebookError
from crmcore.rules.facts import unknown


@attrs.frozen(kw_only=True)
class Coding:
    """The codes given to one complaint on the three axes of JR/T 0169: where the business was done, which business, and what caused it.

    Each is the id of a code in the table that `table` names; None is not coded yet. `channel` is the channel through which the *business* was done,
    not the one by which the complaint came in.

    Clause: RULES-1.5
    """

    table: str
    channel: str | None = None
    business: str | None = None
    cause: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)

    @property
    def given(self) -> Mapping[str, str]:
        """Return the codes that were given, by axis."""
        three = (("channel", self.channel), ("business", self.business), ("cause", self.cause))
        return {axis: one for axis, one in three if one is not None}


@typed_fields
@attrs.frozen(kw_only=True)
class Code:
    """One line of a classification, and how sure we are of it.

    `id` is what we call it, `code` the publisher's own code where it is known. `words` are words of a rulebook that mean it. `to` is the code of
    another table that it corresponds to, as `axis.id`; `unmapped` says why there is none.
    """

    id: str
    en: str
    zh: str
    status: SourceStatus
    code: str | None = None
    parent: str | None = None
    words: tuple[str, ...] = ()
    to: str | None = None
    unmapped: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, field_transformer=frozen_fields)
class CodeTable:
    """A published classification: its axes, each with its codes in the publisher's order.

    Raises `RulebookError` with every fault: an id or a word that is used twice on an axis, a parent that is not there, and, where the table maps
    to another one, a code that says neither what it maps to nor why it maps to nothing.

    Clause: RULES-1.5
    """

    id: str
    title: str
    source: str
    axes: Mapping[str, tuple[Code, ...]]
    maps_to: str | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the codes."""
        if found := tuple(self._faults()):
            raise RulebookError(*found)

    def codes(self, axis: str) -> tuple[Code, ...]:
        """Return the codes of an axis. Raises `NotFound`, naming the axes of the table."""
        if axis not in self.axes:
            raise NotFound(reason("coding.no_axis", table=self.id, found=axis, known=tuple(self.axes)))
        return self.axes[axis]

    def code(self, axis: str, id: str) -> Code:
        """Return one code. Raises `NotFound`, naming the nearest."""
        for one in self.codes(axis):
            if one.id == id:
                return one
        raise NotFound(self._unknown(axis, id))

    def by_word(self, axis: str, word: str | None) -> Code | None:
        """Return the code that a word of the rulebook means on an axis; None where it means none of them. Raises `NotFound` for the axis."""
        return next((one for one in self.codes(axis) if word in one.words), None)

    def within(self, axis: str, id: str) -> tuple[Code, ...]:
        """Return the codes directly below another. Raises `NotFound` for the axis."""
        return tuple(one for one in self.codes(axis) if one.parent == id)

    def miscoded(self, coding: Coding) -> tuple[Reason, ...]:
        """Return what is wrong with the codes of a complaint: of another table, unknown, or coarser than the table allows.

        Clause: RULES-1.5
        """
        if coding.table != self.id:
            return (reason("coding.other_table", found=coding.table, wanted=self.id),)
        return tuple(why for axis, id_ in coding.given.items() if (why := self._wrong(axis, id_)) is not None)

    def _wrong(self, axis: str, id_: str) -> Reason | None:
        if axis not in self.axes:
            return reason("coding.no_axis", table=self.id, found=axis, known=tuple(self.axes))
        if all(one.id != id_ for one in self.codes(axis)):
            return self._unknown(axis, id_)
        if finer := self.within(axis, id_):
            return reason("coding.too_coarse", axis=axis, found=id_, finer=tuple(one.id for one in finer))
        return None

    def _unknown(self, axis: str, id_: str) -> Reason:
        return unknown("coding.unknown", id_, (one.id for one in self.axes[axis]), table=self.id, axis=axis)

    def _faults(self) -> Iterator[Finding]:
        for axis, codes in self.axes.items():
            ids = Counter(one.id for one in codes)
            words = Counter(word for one in codes for word in one.words)
            for number, one in enumerate(codes):
                path = f"codes.{axis}[{number}]"
                if ids[one.id] > 1:
                    yield finding("coding.id_twice", f"{path}.id", id=one.id, axis=axis)
                if one.parent is not None and one.parent not in ids:
                    yield finding("coding.no_parent", f"{path}.parent", found=one.parent, axis=axis)
                for word in one.words:
                    if words[word] > 1:
                        yield finding("coding.word_twice", f"{path}.words", word=word, axis=axis)
                if (one.to is None) == (one.unmapped is None) if self.maps_to is not None else (one.to, one.unmapped) != (None, None):
                    yield finding("coding.to_or_why_not" if self.maps_to is not None else "coding.maps_to_nothing", path, id=one.id)


def translated(table: CodeTable, axis: str, id: str, *, into: CodeTable) -> tuple[str, Code] | None:
    """Return which axis and code of another table a code corresponds to; None where it has none there.

    Raises `NotFound` for a code that the table does not have, for a table that it does not map to, and for a code that is not there.

    Clause: RULES-1.5
    """
    if table.maps_to != into.id:
        raise NotFound(reason("coding.other_table", found=into.id, wanted=table.maps_to))
    there = table.code(axis, id).to
    if there is None:
        return None
    onto, _, code = there.partition(".")
    return onto, into.code(onto, code)
