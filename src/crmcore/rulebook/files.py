"""The only module of the rulebook that reads files: those it is given, and the data that crmcore ships."""

from __future__ import annotations

from codecs import BOM_UTF8
from importlib.resources import files
from pathlib import Path

from crmcore.decision import finding, reason
from crmcore.errors import NotFound, RulebookError


def read(path: Path) -> str:
    """Return the text of a rulebook.

    Raises `NotFound` if there is no such file, `RulebookError` if it is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise NotFound(reason("no_rulebook_file", path=str(path))) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The mark at the start of the file, which the decoder leaves out, is counted too.
        raise RulebookError(finding("not_utf8", "", byte=error.start + len(BOM_UTF8) * raw.startswith(BOM_UTF8))) from None


def default() -> str:
    """Return the text of the rulebook that crmcore ships, of a fictitious city bank.

    Clause: RULES-4.28
    """
    return files("crmcore.rulebook").joinpath("data/default.toml").read_text("utf-8")


def listed(folder: str) -> tuple[str, ...]:
    """Return the ids of everything of one kind (`classes`, `regimes`) that crmcore ships: the file names in that folder, in their order.

    Clause: RULES-4.28
    """
    found = files("crmcore.rulebook").joinpath("data", folder).iterdir()
    return tuple(sorted(one.name.removesuffix(".toml") for one in found if one.name.endswith(".toml")))


def classes(id: str) -> str:
    """Return the text of one of the classifications that crmcore ships.

    Clause: RULES-1.5
    """
    return files("crmcore.rulebook").joinpath(f"data/classes/{id}.toml").read_text("utf-8")


def regime(id: str) -> str:
    """Return the text of one of the deadline regimes that crmcore ships.

    Clause: RULES-4.26
    """
    return files("crmcore.rulebook").joinpath(f"data/regimes/{id}.toml").read_text("utf-8")
