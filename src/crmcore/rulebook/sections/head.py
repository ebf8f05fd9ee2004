"""`[rulebook]`: which edition this is, who owns it, from which day it is in force."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import attrs

from crmcore.decision import reason
from crmcore.errors import InvalidValue
from crmcore.money import DECIMALS
from crmcore.reading import values
from crmcore.reading.shape import Reader
from crmcore.worktime.calendars.zone import zone_named

# The format of rulebooks that this version reads; a text that states none is in this one.
FORMAT: Final = 1

_NAME: Final = re.compile(r"[^\s@#]+")


@attrs.frozen(kw_only=True)
class Head:
    """The table `[rulebook]`.

    Clause: RULES-4.28
    """

    name: str
    valid_from: date
    owner: str
    review_by: date
    zone: str
    currency: str
    format: int = FORMAT
    clause: str | None = None


def head(table: object, reader: Reader) -> Head | None:
    """Read `[rulebook]`; None when it has faults, which are then on the reader's list."""
    read = reader.read(Head, table, "rulebook")
    if read is None:
        return None
    sound = [
        reader.build("rulebook.name", lambda: _name(read.name)),
        reader.build("rulebook.zone", lambda: zone_named(read.zone)),
        reader.build("rulebook.currency", lambda: _currency(read.currency)),
        reader.build("rulebook.format", lambda: _format(read.format)),
    ]
    return None if None in sound else read


def _name(name: str) -> str:
    if _NAME.fullmatch(name) is None:
        raise InvalidValue(reason("bad_edition_name", found=values.said(name)))
    return name


def _currency(code: str) -> str:
    if code not in DECIMALS:
        raise InvalidValue(reason("unknown_currency", found=values.said(code)))
    return code


def _format(number: int) -> int:
    if number != FORMAT:
        raise InvalidValue(reason("unknown_format", found=number, known=FORMAT))
    return number
