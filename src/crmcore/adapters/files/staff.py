"""The staff of a firm as a file in TOML: `[[staff]]` tables, each with an id, a unit path, and positions of the rulebook."""

from __future__ import annotations

from pathlib import Path

import attrs

from crmcore._arguments import typed
from crmcore.errors import RulebookError
from crmcore.event import refuse_unseen
from crmcore.organisation import OrganisationRules, Staff
from crmcore.reading.parsing import parse
from crmcore.reading.paths import at
from crmcore.reading.shape import Reader
from crmcore.rulebook import files


@attrs.frozen(kw_only=True)
class _Member:
    """One table: who it is, by an id that is not a person's number, where they work, and what they are there. Names have no place in it."""

    id: str
    unit: str
    positions: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse what `Staff` would refuse without its place."""
        refuse_unseen(self, "id", "unit")


@attrs.frozen(kw_only=True)
class _Members:
    staff: tuple[Staff, ...]


@typed
def load_staff(path: str | Path, rules: OrganisationRules) -> tuple[Staff, ...]:
    """Return the staff that a file lists. Raises `NotFound` if there is no such file, `RulebookError` with every fault and its key path.

    Clause: BANK-2.1
    """
    return parse_staff(files.read(Path(path)), rules)


@typed
def parse_staff(text: str, rules: OrganisationRules) -> tuple[Staff, ...]:
    """Return the staff that a text in TOML lists: `[[staff]]` with `id`, `unit` and `positions`.

    Raises `RulebookError` with every fault and its key path: a position that the rulebook does not have (and the nearest that it has), an id that
    stands twice, a key that is missing or unknown.

    Clause: BANK-2.1
    """
    reader = Reader(currency="XXX")  # ISO 4217's code for no currency: a list of staff holds no amounts

    def members(raw: object, path: str) -> tuple[Staff, ...]:
        read = reader.each(_Member, reader.array(raw, path), path)
        reader.unique("id", [(where, one.id) for where, one in read])
        for where, one in read:
            for number, position in enumerate(one.positions):
                reader.known("unknown_position", position, rules.positions, at(at(where, "positions"), number))
        return tuple(Staff(id=one.id, unit=one.unit, positions=one.positions) for _, one in read)

    found = reader.read(_Members, parse(text), "", parts={"staff": members})
    if found is None:
        raise RulebookError(*reader.faults)
    return found.staff
