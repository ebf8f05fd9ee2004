"""Every number of the shipped rulebook, of each regime and of each table of classes stands in a table written by hand, with the clause that gives it.

A tenth day that became an eleventh loads, and every test that reads the file agrees with it: only the source knows. So what the files hold is compared
with `numbers/house.py` (the rulebook) and `numbers/law.py` (regimes, classes); a number that is not in there yet is named, with the line to add.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import Any, Final

import pytest

from crmcore.clauses import CLAUSES
from tests.rulebook.numbers.house import DEFAULT, Number
from tests.rulebook.numbers.law import LAW

DATA: Final = files("crmcore.rulebook") / "data"
WRITTEN: Final[Mapping[str, tuple[Number, ...]]] = {"default": DEFAULT, **LAW}
READ: Final[Mapping[str, dict[str, Any]]] = {name: tomllib.loads((DATA / f"{name}.toml").read_text("utf-8")) for name in WRITTEN}

# Words, of which some begin with a digit (`12 CFR 1005.11`).
WORDS: Final = frozenset({"source", "says", "address", "title", "names", "ours"})
# What a maintainer writes at each reading of a source, and no source says; and days that `test_default` holds to what another package lists.
KEPT_ELSEWHERE: Final = frozenset({"regime.revision", "regime.checked_on", "regime.review_by", "holidays", "workdays"})

Steps = tuple[str | int, ...]


def is_number(value: object) -> bool:
    """Answer whether a value is a number, a yes or no, a day, or a text that begins with a number."""
    return isinstance(value, bool | int | float | date) or (isinstance(value, str) and re.match(r"\d", value) is not None)


def numbers(value: object, steps: Steps = ()) -> Iterator[Steps]:
    """Find every number of a file, in its order; a list of nothing but numbers is one."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in WORDS | KEPT_ELSEWHERE and ".".join(map(str, (*steps, key))) not in KEPT_ELSEWHERE:
                yield from numbers(part, (*steps, key))
    elif isinstance(value, list) and not (value and all(map(is_number, value))):
        for index, part in enumerate(value):
            yield from numbers(part, (*steps, index))
    elif is_number(value) or (isinstance(value, list) and value):
        yield steps


def inside(tables: object, steps: Steps) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return what stands at some steps."""
    for step in steps:
        tables = tables[step]  # type: ignore[index]
    return tables


def path_of(tables: dict[str, Any], steps: Steps) -> str:
    """Write a path in which what has a name is called by it: `policy.limits[expense].bands[0].below`."""
    path = ""
    for depth, step in enumerate(steps):
        if isinstance(step, int):
            row = inside(tables, steps[: depth + 1])
            names = (row[key] for key in ("id", "kpi", "action", "tier", "fact") if key in row) if isinstance(row, dict) else ()
            path += f"[{next(iter(names), step)}]"
        else:
            path += f".{step}" if path else step
    return path


def found_in(tables: dict[str, Any]) -> dict[str, object]:
    """Return every number of a file by its path; two of one path would hide each other."""
    paths = [(path_of(tables, steps), inside(tables, steps)) for steps in numbers(tables)]
    assert len(dict(paths)) == len(paths)
    return dict(paths)


def different(name: str, tables: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Return what a file has otherwise than the table written by hand: both values."""
    found = found_in(tables)
    return {path: (found.get(path), value) for path, value, _ in WRITTEN[name] if found.get(path) != value or type(found[path]) is not type(value)}


def said_about(tables: dict[str, Any], steps: Steps, keys: tuple[str, ...]) -> dict[str, Any]:
    """Return what the nearest table around a value says of where it comes from; what a variant does not say, its regime says."""
    for end in range(len(steps) - 1, 0, -1):
        table = inside(tables, steps[:end])
        if isinstance(table, dict) and any(key in table for key in keys):
            return table
    if steps[0] == "variants":
        return said_about(tables, steps[2:], keys)
    return {}


def test_every_file_of_the_folder_has_its_numbers_written_out() -> None:
    there = {"default", *(f"{kind}/{one.name.removesuffix('.toml')}" for kind in ("regimes", "classes") for one in (DATA / kind).iterdir())}
    assert there == set(WRITTEN)


@pytest.mark.clause("RULES-4.26", "RULES-4.27", "BANK-3.2", "BANK-1.2")
@pytest.mark.parametrize("name", WRITTEN)
def test_every_number_is_that_of_its_source(name: str) -> None:
    wrong = different(name, READ[name])
    assert wrong == {}, f"data/{name}.toml has the first, its source as written in tests/rulebook/numbers the second: look which is right"


@pytest.mark.parametrize("name", WRITTEN)
def test_no_number_is_without_its_source(name: str) -> None:
    written = {path for path, _, _ in WRITTEN[name]}
    assert len(written) == len(WRITTEN[name])
    missing = "\n".join(f'    ("{path}", {value!r}, "…"),' for path, value in found_in(READ[name]).items() if path not in written)
    where = "house.py" if name == "default" else "law.py"
    assert not missing, f"add to tests/rulebook/numbers/{where}, after a look at the source, with its clause, its paragraph or `ours`:\n{missing}"


@pytest.mark.parametrize("name", WRITTEN)
def test_the_source_is_the_one_that_the_file_names(name: str) -> None:
    """A value of ours is marked as ours in the file, too; a clause is among those cited around the value."""
    tables, other = READ[name], []
    steps_of = {path_of(tables, steps): steps for steps in numbers(tables)}
    for path, _, source in WRITTEN[name]:
        steps = steps_of[path]
        if source == "ours":
            mark = "ours" if name == "default" else "says"
            said = said_about(tables, steps, (mark,))
            fits = mark in said if name == "default" else "our reading" in said["says"]["en"]
        elif source == "commencement":
            fits = "dates_status" in said_about(tables, steps, ("dates_status",))
        else:
            said = said_about(tables, steps, ("clause", "source"))
            cited = f"{said.get('clause', '')}; {said.get('source', '')}"
            fits = source in cited if said else name != "default"
        if not fits:
            other.append(f"{path}: {source}")
    assert other == []


def test_every_clause_there_is_one_of_the_documents() -> None:
    named = {source for rows in WRITTEN.values() for _, _, source in rows if re.fullmatch(r"(DEPT|RULES|FIN|BANK|MAN)-[\d.]+", source)}
    assert named
    assert named <= set(CLAUSES)


def other_than(value: Any) -> Any:  # noqa: ANN401 - as above
    """Return a value a little off: no for yes, one more, the next day."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, list):
        return [*value[:-1], other_than(value[-1])]
    return re.sub(r"\d+", lambda found: str(int(found[0]) + 1), value, count=1)


@pytest.mark.parametrize("name", WRITTEN)
def test_each_number_changed_by_one_is_seen(name: str) -> None:
    for steps in numbers(READ[name]):
        changed = copy.deepcopy(READ[name])
        inside(changed, steps[:-1])[steps[-1]] = other_than(inside(changed, steps))
        assert list(different(name, changed)) == [path_of(READ[name], steps)]
