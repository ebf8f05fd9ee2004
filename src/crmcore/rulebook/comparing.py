"""Two rulebooks side by side, in words: what was added, removed, changed, from which value to which, and the clauses that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, TypeVar, cast

import attrs

from crmcore._arguments import typed
from crmcore.decision import Facts
from crmcore.errors import InvalidValue
from crmcore.messages import TEXTS, FactValue, Language, Names, Sayable, Term, Text, WordKind, render, say
from crmcore.policy.limits import Limit
from crmcore.reading import values
from crmcore.reading.shape import NOTES
from crmcore.rulebook.comparing_law import changed_behind, law_differences
from crmcore.rulebook.edition import Edition, strands
from crmcore.rulebook.spans import Days
from crmcore.rules.tables import FirstMatch
from crmcore.section import same_section
from crmcore.worktime.calendars.days import DayList

# Tables whose keys are names that the firm gave.
_NAMED: Final = frozenset({"calendars", "clocks", "regimes", "required", "needs"})

# What is clearer in words of its own than key by key.
_SAID_WHOLE: Final = frozenset({"when", "bands"})

T = TypeVar("T")

# The key that distinguishes the tables of a list: the first of these that each of them has.
_IDS: Final = ("id", "action", "kpi", "tier", "name")

# The keys of a tier rule besides its condition.
_BESIDE_CONDITION: Final = frozenset({"id", "tier", "clause", "ours"})


@attrs.frozen
class Place:
    """The place of a difference, for a reader: `complaints · class ordinary · deadline close · within`."""

    steps: tuple[str, ...]

    def say(self, lang: Language) -> str:
        """Return it in one language: keys by their names, a firm's own words by the names that it gave them."""
        said = ""
        for step in self.steps:
            key, _, name = step.partition("=")
            label = _called(f"key.{key}" if said else f"table.{key}", lang)
            said += (" · " if said else "") + (f"{label} {say(Term(name, _text(step)), lang)}" if name else label)
        return said


def _called(code: str, lang: Language) -> str:
    """Return what a table or a key is called; one without a name, as it is typed."""
    return render(code, {}, lang) if code in TEXTS else f"`{code.partition('.')[2]}`"


@attrs.frozen
class Lines:
    """Several texts as one."""

    each: tuple[Sayable, ...]

    def say(self, lang: Language) -> str:
        """Return them in one language."""
        return ("；" if lang == Language.ZH else "; ").join(one.say(lang) for one in self.each)


@attrs.frozen
class Difference:
    """One thing that differs between two rulebooks; `code` says how.

    `was` and `now` are None where that side has nothing, or where a whole table came or went; of a new order only `now` is given.

    Clause: RULES-4.28
    """

    code: str
    place: Place
    was: FactValue
    now: FactValue
    clauses: tuple[str, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        said = render(self.code, {"place": self.place, "was": self.was, "now": self.now}, lang)
        return render("compare.cited", {"said": said, "clauses": self.clauses}, lang) if self.clauses else said

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@attrs.frozen
class Comparison:
    """All that differs between two rulebooks, in the order of the sections, and whether open complaints continue under the new one.

    `pinned` is the section that open complaints are under; None unless both rulebooks have complaints. `strands` says that the new edition takes it
    away: its section has changed and its first day has not, so that the two cannot be loaded together. `law` are the regimes to which they are bound
    and whose content was changed in place: no section pins it.

    Clause: RULES-4.28
    """

    old: str
    new: str
    pinned: str | None
    same_section: bool
    differences: tuple[Difference, ...]
    strands: bool = False
    law: tuple[str, ...] = ()

    def text(self, lang: Language = Language.EN) -> str:
        """Return all of it, one difference per line."""
        facts = Facts({"old": self.old, "new": self.new, "was": self.pinned or ""})
        said = [one.text(lang) for one in self.differences] or [render("compare.same", {}, lang)]
        code = "compare.stays" if self.same_section else "compare.strands" if self.strands else "compare.pinned"
        last = () if self.pinned is None else (render(code, facts, lang),)
        behind = (render("compare.law_at_once", {"law": self.law}, lang),) if self.law else ()
        return "\n  ".join((render("compare.head", facts, lang), *said, *last, *behind))

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@typed
def compare(old: Edition, new: Edition) -> Comparison:
    """Return the differences of two editions in words: things with an id by their id, lists by their members, each with the clauses that it cites.

    Clause: RULES-4.28
    """
    keys = dict.fromkeys((*old.tables, *new.tables))
    found = [one for key in keys if key != "days" for one in _Walk(old, new).at((key,), old.tables.get(key), new.tables.get(key), ())]
    found += _days(old, new)
    found += _law(old, new)
    was, now = (one.complaints.edition if one.has("complaints") else None for one in (old, new))
    if was is None or now is None:
        return Comparison(old.id, new.id, None, same_section=False, differences=tuple(found))
    return Comparison(old.id, new.id, was, same_section(was, now), tuple(found), strands(old, new), changed_behind(old, new))


@attrs.frozen
class _Walk:
    """A walk through the tables of both, side by side."""

    old: Edition
    new: Edition

    def cited(self, table: object) -> tuple[str, ...]:
        """Return the clauses of a table, each so that it says what the firm calls it."""
        names = Names({**self.old.names.texts, **self.new.names.texts})
        return names.terms(WordKind.CLAUSES, _clauses(table))

    def at(self, path: tuple[str, ...], was: object, now: object, clauses: tuple[str, ...]) -> Iterator[Difference]:
        """Yield what differs at one place and below it."""
        if was == now:
            return
        clauses = self.cited(now) or self.cited(was) or clauses
        if was is None or now is None:
            yield _one_sided(path, was, now, clauses)
        elif path[-1] in _SAID_WHOLE:
            yield Difference("compare.changed", Place(path), *self._said(path, was, now), clauses)
        elif isinstance(was, dict) and isinstance(now, dict):
            yield from self._tables(path, was, now, clauses)
        elif (ids := _ids(was, now)) is not None:
            yield from self._named(path, *ids, clauses)
        elif isinstance(was, list) and isinstance(now, list) and not any(isinstance(one, dict) for one in (*was, *now)):
            yield from _words(path, was, now, clauses)
        else:
            yield Difference("compare.changed", Place(path), *self._said(path, was, now), clauses)

    def _tables(self, path: tuple[str, ...], was: dict[str, object], now: dict[str, object], clauses: tuple[str, ...]) -> Iterator[Difference]:
        """Compare key by key, but the condition of a rule as a whole."""
        tier = path[0] == "segmentation" and path[-1].startswith("tiers=")
        if tier and {k: v for k, v in was.items() if k not in _BESIDE_CONDITION} != {k: v for k, v in now.items() if k not in _BESIDE_CONDITION}:
            id_ = path[-1].partition("=")[2]
            conditions = [_condition(one.segmentation.tiers, id_) for one in (self.old, self.new)]
            yield Difference("compare.changed", Place((*path, "when")), conditions[0], conditions[1], clauses)
        for key in _of_both(was, now):
            if not tier or key in _BESIDE_CONDITION:
                below = (*path[:-1], _step(path[-1], key)) if path[-1] in _NAMED else (*path, key)
                yield from self.at(below, was.get(key), now.get(key), clauses)

    def _named(self, path: tuple[str, ...], was: dict[str, object], now: dict[str, object], clauses: tuple[str, ...]) -> Iterator[Difference]:
        """Compare tables by their ids, and then their order."""
        for id_ in _of_both(was, now):
            yield from self.at((*path[:-1], _step(path[-1], id_)), was.get(id_), now.get(id_), clauses)
        if [id_ for id_ in was if id_ in now] != [id_ for id_ in now if id_ in was]:
            yield Difference("compare.order", Place(path), None, tuple(Term(one) for one in now), clauses)

    def _said(self, path: tuple[str, ...], was: object, now: object) -> tuple[FactValue, FactValue]:
        """Return both values in words: limits by who may approve how much, conditions as sentences."""
        last, above = path[-1], path[-2] if len(path) > 1 else ""
        name = above.partition("=")[2]
        if last == "bands" and above.startswith("limits="):
            return _authorities(self.old.policy.limits[name]), _authorities(self.new.policy.limits[name])
        if last == "when" and above.startswith("classes="):
            return _condition(self.old.complaints.classes, name), _condition(self.new.complaints.classes, name)
        return _value(was), _value(now)


def _authorities(limit: Limit) -> Lines:
    """Return who may approve how much, band by band."""
    return Lines(tuple(limit.authority(i) for i in range(len(limit.bands))))


def _condition(rows: FirstMatch[T], id: str) -> Sayable:
    """Return when a rule of a table holds."""
    return next(row.when for row in rows.rows if row.id == id)


def _one_sided(path: tuple[str, ...], was: object, now: object, clauses: tuple[str, ...]) -> Difference:
    """Return what only one of them has: a value as such, a whole table by its name."""
    one, word = (now, "added") if was is None else (was, "removed")
    whole = isinstance(one, dict) or (isinstance(one, list) and any(isinstance(each, dict) for each in one))
    said = None if whole else _value(one)
    return Difference(
        f"compare.{word}" if whole else f"compare.{word}_as", Place(path), None if was is None else said, said if was is None else None, clauses
    )


def _words(path: tuple[str, ...], was: list[object], now: list[object], clauses: tuple[str, ...]) -> Iterator[Difference]:
    """Compare lists of words by their members, then by the order of those that both have."""
    gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
    if gone:
        yield Difference("compare.removed_as", Place(path), _value(gone), None, clauses)
    if come:
        yield Difference("compare.added_as", Place(path), None, _value(come), clauses)
    if [one for one in was if one in now] != [one for one in now if one in was]:
        yield Difference("compare.order", Place(path), None, _value(now), clauses)


def _days(old: Edition, new: Edition) -> Iterator[Difference]:
    """Compare lists of days, wherever they are: in the rulebook or alongside it."""
    for name in dict.fromkeys((*old.days, *new.days)):
        was, now, path = old.days.get(name), new.days.get(name), (f"days={name}",)
        if was is None or now is None:
            yield Difference("compare.added" if was is None else "compare.removed", Place(path), None, None, ())
            continue
        for key in ("source", "first_day", "last_day"):
            if (before := getattr(was, key)) != (after := getattr(now, key)):
                yield Difference("compare.changed", Place((*path, key)), before, after, ())
        for key in NOTES:
            yield from _Walk(old, new).at((*path, key), _noted(old, name).get(key), _noted(new, name).get(key), ())
        for key in ("holidays", "workdays"):
            before, after = getattr(was, key), getattr(now, key)
            if gone := before - after:
                yield Difference("compare.removed_as", Place((*path, key)), Days(tuple(sorted(gone))), None, ())
            if come := after - before:
                yield Difference("compare.added_as", Place((*path, key)), None, Days(tuple(sorted(come))), ())
        yield from _corrected((*path, "corrected"), was, now)


def _corrected(path: tuple[str, ...], was: DayList, now: DayList) -> Iterator[Difference]:
    """Compare the days that a list corrects, each with its source."""
    before, after = ([Correction(day, source) for day, source in one.corrected] for one in (was, now))
    if gone := [one for one in before if one not in after]:
        yield Difference("compare.removed_as", Place(path), Lines(tuple(gone)), None, ())
    if come := [one for one in after if one not in before]:
        yield Difference("compare.added_as", Place(path), None, Lines(tuple(come)), ())


def _noted(edition: Edition, name: str) -> Mapping[str, object]:
    """Return the table of a list of days, where its notes stand; a list in a file of its own has none."""
    return cast("Mapping[str, Mapping[str, object]]", edition.tables.get("days", {})).get(name, {})


def _law(old: Edition, new: Edition) -> Iterator[Difference]:
    """Yield the differences of the law alongside them; what the rulebook itself changes in it is under `[regimes]`."""
    for one in law_differences(old.law, new.law):
        yield Difference(one.code, Place(one.path), one.was, one.now, one.paragraphs)


@attrs.frozen
class Correction:
    """A corrected day with its source."""

    day: date
    source: str

    def say(self, lang: Language) -> str:
        """Return it in one language."""
        return f"{self.day}（{self.source}）" if lang == Language.ZH else f"{self.day} ({self.source})"


def _ids(was: object, now: object) -> tuple[dict[str, object], dict[str, object]] | None:
    """Return two lists of tables by the key that distinguishes them; None for lists of anything else."""
    if not isinstance(was, list) or not isinstance(now, list) or not all(isinstance(one, dict) for one in (*was, *now)):
        return None
    for key in _IDS:
        ids = [[str(one[key]) for one in tables if key in one] for tables in (was, now)]
        if all(len(set(found)) == len(tables) for found, tables in zip(ids, (was, now), strict=True)):
            return {_word(one[key]): one for one in was}, {_word(one[key]): one for one in now}
    return None


def _word(id_: object) -> str:
    return id_ if isinstance(id_, str) else str(id_)


def _text(word: str) -> Text | None:
    return word.text if isinstance(word, Term) else None


def _of_both(was: Iterable[str], now: Iterable[str]) -> Iterable[str]:
    """Return the ids of both, those of the older first, each with the name that the newer gives it, else with that of the older."""
    found: dict[str, str] = {}
    for word in (*was, *now):
        if word not in found or _text(word) is not None:
            found[word] = word
    return found.values()


def _step(key: str, id_: str) -> Term:
    """Return a step of a path into the table with an id, which carries what that is called."""
    return Term(f"{key}={id_}", _text(id_))


def _clauses(table: object) -> tuple[str, ...]:
    clause = table.get("clause") if isinstance(table, Mapping) else None
    return tuple(one.strip() for one in clause.split(",")) if isinstance(clause, str) else ()


def _value(value: object) -> FactValue:
    """Return a TOML value as a fact of a message: lengths of time in words, terms in the reader's language."""
    match value:
        case bool() | int() | date():
            return value
        case str():
            try:
                return values.duration(value)
            except InvalidValue:
                return Term(value)
        case list():
            return tuple(_value(one) for one in value)
        case dict():
            return tuple(Pair(key, _value(one)) for key, one in value.items())
        case _:
            return str(value)


@attrs.frozen
class Pair:
    """A key and its value."""

    key: str
    value: FactValue

    def say(self, lang: Language) -> str:
        """Return both in one language."""
        return " ".join((_called(f"key.{self.key}", lang), say(self.value, lang)))
