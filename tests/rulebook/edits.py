"""Small edits of a rulebook's tables, as firms make them: a number, a span, a day, a word, a row, a name, a whole section."""

from __future__ import annotations

import contextlib
import copy
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from crmcore.errors import RulebookError
from crmcore.rulebook.load import load
from tests.rulebook.toml import write

Tables = dict[str, Any]
Value: TypeAlias = Any  # whatever TOML holds
Edit = Callable[[st.DrawFn, Tables], None]

# By which key the rows of a list are known, and what else must be theirs alone.
OWN_KEYS: Final = ("id", "action", "path")
SPAN: Final = re.compile(r"^(\d+) ((?:working )?(?:minute|hour|day|month)s?)$")
DIGITS: Final = re.compile(r"^\d+(?= %$|$)")


def tables_of(node: object) -> Iterator[Tables]:
    """Yield every table of a rulebook, those in lists among them."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from tables_of(inner)


def _spots(tables: Tables, fits: Callable[[Any], bool]) -> list[tuple[Any, Any]]:
    """List the places of the values that fit, each as its container and the key there; names are no rules, and left out."""
    every: list[tuple[Any, Any]] = [(table, key) for table in tables_of({k: v for k, v in tables.items() if k != "names"}) for key in table]
    every += [(holder[key], i) for holder, key in every if isinstance(holder[key], list) for i in range(len(holder[key]))]
    return [(holder, key) for holder, key in every if key not in {"format", "name", "en", "zh"} and fits(holder[key])]


def _one(draw: st.DrawFn, tables: Tables, fits: Callable[[Any], bool]) -> tuple[Any, Any] | None:
    found = _spots(tables, fits)
    return draw(st.sampled_from(found)) if found else None


def _lists(draw: st.DrawFn, tables: Tables, kind: type, *, least: int) -> list[Any] | None:
    """Draw a list of tables, or of words."""
    spot = _one(draw, tables, lambda it: isinstance(it, list) and len(it) >= least and all(isinstance(one, kind) for one in it))
    return None if spot is None else spot[0][spot[1]]


def lists_of(tables: Tables) -> list[list[Any]]:
    """List every list in which something could stand in another order."""
    return [holder[key] for holder, key in _spots(tables, lambda it: isinstance(it, list) and len(it) > 1)]


def a_number(draw: st.DrawFn, tables: Tables) -> None:
    if spot := _one(draw, tables, lambda it: isinstance(it, int) and not isinstance(it, bool)):
        spot[0][spot[1]] += draw(st.sampled_from([1, 2, 7]))


def a_span(draw: st.DrawFn, tables: Tables) -> None:
    if spot := _one(draw, tables, lambda it: isinstance(it, str) and bool(SPAN.match(it))):
        unit = SPAN.sub(r"\2", spot[0][spot[1]]).rstrip("s")
        count = draw(st.integers(1, 40))
        spot[0][spot[1]] = f"{count} {unit}{'' if count == 1 else 's'}"


def an_amount_or_share(draw: st.DrawFn, tables: Tables) -> None:
    if spot := _one(draw, tables, lambda it: isinstance(it, str) and bool(DIGITS.match(it))):
        most = 99 if spot[0][spot[1]].endswith("%") else 900_000
        spot[0][spot[1]] = DIGITS.sub(str(draw(st.integers(1, most))), spot[0][spot[1]])


def a_day(draw: st.DrawFn, tables: Tables) -> None:
    if spot := _one(draw, tables, lambda it: isinstance(it, date)):
        spot[0][spot[1]] += timedelta(days=draw(st.sampled_from([-2, 1, 3, 31, 365])))


def a_flag(draw: st.DrawFn, tables: Tables) -> None:
    if spot := _one(draw, tables, lambda it: isinstance(it, bool)):
        spot[0][spot[1]] = not spot[0][spot[1]]


def a_note(draw: st.DrawFn, tables: Tables) -> None:
    """Write a note where there may be one, in place of the one that is there or beside nothing."""
    noted = [one for one in tables_of({k: v for k, v in tables.items() if k != "names"}) if {"clause", "ours", "first_day"} & one.keys()]
    days = list(tables.get("days", {}).values())  # few among many, and compared by themselves
    few = bool(days) and draw(st.booleans())
    table: Tables = draw(st.sampled_from(days if few else noted))
    table["ours"] = draw(st.sampled_from(["a number of ours", "as our board decided"]))


def a_key_gone(draw: st.DrawFn, tables: Tables) -> None:
    if spot := _one(draw, tables, lambda _: True):
        del spot[0][spot[1]]


def a_row_gone(draw: st.DrawFn, tables: Tables) -> None:
    if rows := _lists(draw, tables, dict, least=1):
        del rows[draw(st.integers(0, len(rows) - 1))]


def a_row_more(draw: st.DrawFn, tables: Tables) -> None:
    if rows := _lists(draw, tables, dict, least=1):
        row = copy.deepcopy(draw(st.sampled_from(rows)))
        row.pop("name", None)
        rows.insert(draw(st.integers(0, len(rows))), {**row, **{key: f"{row[key]}_more" for key in OWN_KEYS if key in row}})


def a_word_gone(draw: st.DrawFn, tables: Tables) -> None:
    if words := _lists(draw, tables, str, least=1):
        del words[draw(st.integers(0, len(words) - 1))]
        if draw(st.booleans()):
            words.reverse()


def a_word_more(draw: st.DrawFn, tables: Tables) -> None:
    if words := _lists(draw, tables, str, least=1):
        words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from(["queue", "administration", "manager", "merged", "explained"])))


def another_order(draw: st.DrawFn, tables: Tables) -> None:
    kind = draw(st.sampled_from([str, dict]))
    if rows := _lists(draw, tables, kind, least=2):
        rows.insert(draw(st.integers(0, len(rows) - 1)), rows.pop(draw(st.integers(0, len(rows) - 1))))


def a_section_gone(draw: st.DrawFn, tables: Tables) -> None:
    tables.pop(draw(st.sampled_from([key for key in tables if key != "rulebook"])))


def a_list_of_days_more(draw: st.DrawFn, tables: Tables) -> None:
    if days := tables.get("days"):
        days[draw(st.sampled_from(["second", "third"]))] = copy.deepcopy(draw(st.sampled_from(list(days.values()))))


def a_correction(draw: st.DrawFn, tables: Tables) -> None:
    if days := tables.get("days"):
        day, source = draw(st.sampled_from(["2026-06-01", "2026-12-31"])), draw(st.sampled_from(["a", "a notice"]))
        draw(st.sampled_from(list(days.values()))).setdefault("corrected", {})[day] = source


def an_id(draw: st.DrawFn, tables: Tables) -> None:
    """Give something another id, wherever it stands."""
    ids = [one[key] for one in tables_of(tables) for key in ("id", "tier", "action") if isinstance(one.get(key), str)]
    ids += [clock for one in tables_of(tables) for clock in one.get("clocks", {})]
    if ids:
        old = draw(st.sampled_from(ids))
        made = _renamed(tables, old, f"new_{old}")
        tables.clear()
        tables.update(made)


def _renamed(node: Value, old: str, new: str) -> Value:
    match node:
        case dict():
            return {new if key == old else key: _renamed(one, old, new) for key, one in node.items()}
        case list():
            return [_renamed(one, old, new) for one in node]
        case _:
            return new if node == old else node


def a_name(draw: st.DrawFn, tables: Tables) -> None:
    """Call something by another name, which is no rule."""
    if named := [one["name"] for one in tables_of(tables) if isinstance(one.get("name"), dict)]:
        draw(st.sampled_from(named))["en"] = draw(st.sampled_from(["front desk", "back office"]))


EDITS: Final[tuple[Edit, ...]] = (
    a_number,
    a_span,
    an_amount_or_share,
    a_day,
    a_flag,
    a_note,
    a_key_gone,
    a_row_gone,
    a_row_more,
    a_word_gone,
    a_word_more,
    another_order,
    a_section_gone,
    a_list_of_days_more,
    a_correction,
    an_id,
    a_name,
)


class Book:
    """A rulebook after some edits: its tables, its text, and the edition that they make."""

    def __init__(self, tables: Tables, edits: tuple[str, ...] = ()) -> None:
        """Load it. Raises `RulebookError` where it would not."""
        self.tables, self.edits, self.text = tables, edits, write(tables)
        self.edition = load(self.text)

    def __repr__(self) -> str:
        """Return the edits: the tables are long."""
        return f"Book({', '.join(self.edits)})"


@st.composite
def edited(draw: st.DrawFn, book: Book, *, edits: tuple[Edit, ...] = EDITS, at_most: int = 5) -> Book:
    """Draw a rulebook with some of these edits; one with which it would not load is left out."""
    for edit in draw(st.lists(st.sampled_from(edits), min_size=1, max_size=at_most)):
        tables = copy.deepcopy(book.tables)
        edit(draw, tables)
        with contextlib.suppress(RulebookError):
            book = Book(tables, (*book.edits, edit.__name__))
    return book
