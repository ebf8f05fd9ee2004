"""`crmcore ours`: what a rulebook says that the documents behind it leave open, with the values that were chosen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

import attrs
import typer

from crmcore.cli.terminal import Lang, console, naming, plainly, write, write_rows
from crmcore.decision import reason
from crmcore.errors import NotFound
from crmcore.messages import Language, render

# Keys by which a row of a list is known to readers; what they hold stands in the path of the row already.
_ROWS: Final = ("id", "action", "kpi", "tier")
# Keys that hold no value: the clause, the reading itself, and what something is called.
_NOTES: Final = frozenset({"clause", "ours", "name"})


@attrs.frozen
class OurReading:
    """A reading of ours in a rulebook: the key path of its table, the clause, what was read into it, and the values of the table as TOML."""

    path: str
    clause: str
    says: str
    values: tuple[tuple[str, str], ...]


def our_readings(tables: Mapping[str, object]) -> Iterator[OurReading]:
    """Yield every reading of ours in the tables of a rulebook, in their order; what has a reading of its own is not told twice."""
    yield from _walk(tables, "", None)


def _walk(value: object, path: str, row: str | None) -> Iterator[OurReading]:
    if isinstance(value, Mapping):
        if isinstance(says := value.get("ours"), str):
            values = tuple((key, toml(one)) for key, one in value.items() if key not in {*_NOTES, row} and not _has_own(one))
            yield OurReading(path, str(value.get("clause", "")), says, values)
        for key, one in value.items():
            yield from _walk(one, f"{path}.{key}" if path else key, None)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            named = next((key for key in _ROWS if isinstance(one, Mapping) and key in one), None)
            yield from _walk(one, f"{path}[{number if named is None else one[named]}]", named)


def _has_own(value: object) -> bool:
    if isinstance(value, Mapping):
        return "ours" in value or any(map(_has_own, value.values()))
    return isinstance(value, list) and any(map(_has_own, value))


def toml(value: object) -> str:
    """Return a value of TOML on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    # What JSON escapes, TOML reads, and it wants one character more escaped; dates and times are written as they are read.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f") if isinstance(value, str | bool | int | float) else str(value)


def ours(
    rulebook: Annotated[
        Path | None, typer.Argument(metavar="[RULEBOOK.toml]", help="The rulebook; by default the shipped one.", show_default=False)
    ] = None,
    under: Annotated[str, typer.Option(metavar="KEY", help="Only what is under this key, such as `policy.limits`.", show_default=False)] = "",
    lang: Lang = Language.EN,
) -> None:
    """List what a rulebook marks as its own reading of the documents behind it: where, by which clause, why, and with which values."""
    from crmcore.reading.parsing import parse
    from crmcore.rulebook import files

    with plainly(lang):
        with naming(rulebook or "default.toml"):
            tables = parse(files.default() if rulebook is None else files.read(rulebook))
        found = [one for one in our_readings(tables) if one.path.startswith(under)]
        if not found:
            raise NotFound(reason("ours.none_under", key=under) if under else reason("ours.none"))
        out = console()
        for one in found:
            write(out, f"{one.path} ({one.clause})" if one.clause else one.path, style="bold")
            write_rows(out, ((render("ours.says", {}, lang), one.says), *one.values), styles=("cyan",), indent=2)
        write(out, render("ours.counted", {"count": len(found)}, lang))
