"""What tells two readings of a law with the same id, first day and revision apart: eight hex digits of what it demands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from crmcore.fingerprint import fingerprint

# Not in the digits: where a statement can be read, how sure we are of it, how a letter puts it and from where it is filled in, and
# what it said before the firm changed a value.
OF_A_SOURCE: Final = frozenset({"address", "status", "writes", "at_the_top", "on_file", "changes"})
# Nor, of a regime: what the id of a reading says itself, its last day, which a later order sets, and when it was checked.
OF_A_REGIME: Final = OF_A_SOURCE | {"id", "valid_from", "valid_to", "revision", "supersedes", "checked_on", "review_by", "dates_status"}


def digits_of(regime: attrs.AttrsInstance) -> str:
    """Return eight hex digits that change with what a regime demands, in words, numbers and paragraphs, and with nothing else."""
    return fingerprint(_demanded(regime, OF_A_REGIME))


def _demanded(value: object, aside: frozenset[str] = OF_A_SOURCE) -> object:
    """Return a value as tables and lists, without the fields of its own that stand aside or are empty: those demand nothing."""
    if attrs.has(kind := type(value)):
        found = {one.name: getattr(value, one.name) for one in attrs.fields(kind) if one.name not in aside}
        return {name: _demanded(one) for name, one in found.items() if not _silent(one)}
    if isinstance(value, Mapping):
        return {str(key): _demanded(one) for key, one in value.items()}
    return [_demanded(one) for one in value] if isinstance(value, tuple) else value


def _silent(value: object) -> bool:
    """Return whether a field holds what it does where a file says nothing of it: a new kind of statement leaves the digits of older files alone."""
    return value is None or value is False or (isinstance(value, tuple | Mapping) and not value)
