"""Two bodies of law side by side: regimes that were added, removed or changed, statement by statement, each with its paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

import attrs

from crmcore.complaints.regimes.regime import Regime
from crmcore.messages import NO_NAMES, FactValue, Term
from crmcore.rulebook.differences import Difference, Path, Place, Step, differs, reordered
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.regimes.collection import Regimes

# The field by which the statements of a list are told apart, the first that they have.
_IDS: Final = ("id", "code", "why")

# Fields that are not compared: ids are in the place, and a value that the firm changed is compared as the value itself.
_ELSEWHERE: Final = frozenset({"id", "code", "why", "changes"})


def law_differences(old: Regimes, new: Regimes) -> Iterator[Difference]:
    """Yield the differences between two bodies of law, regime by regime; the only edition of a regime may have another first day."""
    for id_ in dict.fromkeys((*old.ids, *new.ids)):
        was, now = ({one.valid_from: one for one in law.editions if one.id == id_} for law in (old, new))
        moved = len(was) == 1 and len(now) == 1
        pairs = [(*was.values(), *now.values())] if moved else [(was.get(day), now.get(day)) for day in sorted({*was, *now})]
        for before, after in pairs:
            yield from _edition((Step("regimes", id_),), before, after, alone=max(len(was), len(now)) == 1)


def _edition(path: Path, was: Regime | None, now: Regime | None, *, alone: bool) -> Iterator[Difference]:
    """Yield the differences between two editions of a regime; if it has several, the place names the first day."""
    if was is None or now is None:
        yield differs(path, None if was is None else was.reading, None if now is None else now.reading)
        return
    yield from _statement(path if alone else (*path, Step("valid_from", str(now.valid_from))), was, now, ())


def moves_at_once(old: Edition, new: Edition) -> tuple[str, ...]:
    """Return the regimes to which the complaints section of `old` is bound and whose content `new` changes: their deadlines move at once.

    What a firm changes in its rulebook is not among them: the complaints section pins it.
    """
    bound = dict.fromkeys(law.regime.id for row in old.complaints.classes.rows for law in row.then.regulator)
    was, now = ({one.reading for one in law.editions if one.id in bound} for law in (old.law, new.law)) if bound else (set[str](), set[str]())
    gone = {one.rpartition("@")[0] for one in was - now}
    return tuple(id_ for id_ in bound if id_ in gone)


def _at(path: Path, was: object, now: object, cited: tuple[str, ...]) -> Iterator[Difference]:
    """Yield what differs at one place and below it."""
    if was == now:
        return
    if _is_statement(was) and _is_statement(now):
        yield from _statement(path, was, now, cited)
    elif (ids := _named(was, now)) is not None:
        yield from _each(path, *ids, cited)
    else:
        yield differs(path, _value(was), _value(now), _paragraph(now) or _paragraph(was) or cited)


def _statement(path: Path, was: object, now: object, cited: tuple[str, ...]) -> Iterator[Difference]:
    """Yield what differs field by field; a source has the place of its statement."""
    cited = _paragraph(now) or cited
    for one in attrs.fields(cast("type[attrs.AttrsInstance]", type(now))):
        if one.name not in _ELSEWHERE:
            below = path if one.name == "source" else (*path, Step(one.name))
            yield from _at(below, getattr(was, one.name), getattr(now, one.name), cited)


def _each(path: Path, was: Mapping[str, object], now: Mapping[str, object], cited: tuple[str, ...]) -> Iterator[Difference]:
    """Yield what differs between statements with the same id, then their order."""
    # What has a name already, such as a letter, is a table of contents; what has none is the key of a table.
    above, step = (path[:-1], path[-1]) if path[-1].name is None else (path, Step("content"))
    for id_ in dict.fromkeys((*was, *now)):
        yield from _at((*above, step.of(id_)), was.get(id_), now.get(id_), cited)
    if reordered(was, now):
        yield Difference("compare.order", Place(path), None, tuple(Term(one) for one in now), cited)


def _named(was: object, now: object) -> tuple[Mapping[str, object], Mapping[str, object]] | None:
    """Return two mappings, or two lists of statements by id; None for anything else."""
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        return was, now
    if isinstance(was, tuple) and isinstance(now, tuple) and any(map(_is_statement, (*was, *now))):
        return _by_id(was), _by_id(now)
    return None


def _by_id(statements: tuple[object, ...]) -> dict[str, object]:
    return {str(next(getattr(one, key) for key in _IDS if hasattr(one, key))): one for one in statements}


def _is_statement(one: object) -> bool:
    """Return whether a value has fields that are compared one by one."""
    return attrs.has(type(one)) and not hasattr(one, "say")


def _paragraph(one: object) -> tuple[str, ...]:
    source = getattr(one, "source", None)
    return () if source is None else (NO_NAMES.clauses(source.paragraph),)


def _value(one: object) -> FactValue:
    """Return a value as a fact of a message; a whole statement by its words, an empty list as nothing."""
    if _is_statement(one):
        return cast("FactValue", getattr(one, "says", None))
    if isinstance(one, tuple):
        return tuple(_value(each) for each in one) or None
    return NO_NAMES.clauses(one) if isinstance(one, str) else cast("FactValue", one)
