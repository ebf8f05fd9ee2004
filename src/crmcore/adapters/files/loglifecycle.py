"""A lifecycle of plain words as a TOML file: the table that an event log is held against, in the log's own words."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

from crmcore._arguments import typed
from crmcore.adapters.files.heads import text_of
from crmcore.errors import NotFound, RulebookError
from crmcore.lifecycles.plain import PlainLifecycle, PlainStep
from crmcore.reading import values
from crmcore.reading.parsing import parse
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader

# The examples that crmcore ships.
SHIPPED: Final = ("help-desk", "incidents", "loans", "permits")


@typed
def load_log_lifecycle(name_or_path: str | Path) -> PlainLifecycle:
    """Load a lifecycle for logs: one of the shipped examples by its name (`help-desk`), or one of your own by its path.

    Raises `NotFound` (with the nearest shipped name, or all) when it is neither, and `RulebookError` with every fault and its key path.
    """
    name, path = str(name_or_path), Path(name_or_path)
    if name in SHIPPED:
        return parse_log_lifecycle((files("crmcore.adapters.files") / "lifecycles" / f"{name}.toml").read_bytes())
    if not path.is_file():
        raise NotFound(values.unknown("lifecycle_not_found", name, SHIPPED))
    return parse_log_lifecycle(path.read_bytes())


@typed
def parse_log_lifecycle(toml: bytes) -> PlainLifecycle:
    """Read a lifecycle for logs from the bytes of a TOML file.

    It has `name`, `initial`, a table `[[states]]` for each state and `[[steps]]` for each step: `from` (a state, or a list), `happened`, `to`.
    Raises `RulebookError` with every fault and its key path.
    """
    reader = Reader(currency="XXX")  # ISO 4217's code for no currency: a lifecycle holds no amounts
    found = reader.read(PlainLifecycle, parse(text_of(toml)), "", parts={"steps": partial(_steps, reader)})
    if found is None:
        raise RulebookError(*reader.faults)
    return found


def _steps(reader: Reader, raw: object, path: str) -> tuple[PlainStep | None, ...]:
    def words(value: object, path: str) -> tuple[str, ...]:
        if not isinstance(value, list):
            return (values.text(value),)
        found = (reader.build(at(path, i), partial(values.text, one)) for i, one in enumerate(value))
        return tuple(one for one in found if one is not None)

    steps = enumerate(reader.array(raw, path))
    return tuple(reader.read(PlainStep, one, at(path, i), parts={"from": words}) for i, one in steps)
