"""Whom a complaint may be about: nobody in particular, each unit of the firm, each member of staff; one of each kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

import attrs

from crmcore.complaints.papers.card import RecordCard
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.ways_out.representatives import kinds_of_units
from crmcore.event import Actor, within
from crmcore.messages import Language, render
from crmcore.organisation import OrganisationRules, Staff

# When everything happens that is only thought of: guards on who may act compare it with nothing.
ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)


@attrs.frozen(kw_only=True)
class About:
    """Whom a complaint is about: a unit, a person, both, or neither; and whom it names as that person's direct superior. Paths and ids of staff."""

    unit: str | None = None
    person: str | None = None
    superior: str | None = None

    def card(self, rules: ComplaintRules) -> RecordCard:
        """Return a record card that names them."""
        return RecordCard(
            number="any",
            received_at=ANY_TIME,
            demands=rules.demands[:1],
            matter=rules.matters[0],
            channel=rules.channels[0],
            customer_name="any",
            unit=self.unit,
            person=self.person,
            superior=self.superior,
        )

    def say(self, lang: Language) -> str:
        """Return it as text for a reader: `about anna in bank/outlets, whose direct superior otto is named`."""
        who = "person" if self.person is not None else "unit" if self.unit is not None else "nobody"
        said = render(f"dead_end.about_{who}", {"unit": self.unit, "person": self.person}, lang)
        return said if self.superior is None else render("dead_end.about_superior", {"said": said, "superior": self.superior}, lang)


def abouts(staff: Sequence[Staff], organisation: OrganisationRules, away: Collection[str] = ()) -> Iterator[About]:
    """Yield one complaint about each kind: nobody, each unit with staff in it or below it, each person, alone and with their superior.

    `staff` are representatives. A person has a direct superior for each position directly above theirs.
    """
    units = kinds_of_units(staff, away)
    actors = [organisation.actor(one) for one in staff]

    def one_each(some: Iterable[Actor]) -> Iterator[Actor]:
        kinds = {(units.get(one.unit), one.positions, one.id in away): one for one in reversed(tuple(some))}
        yield from reversed(kinds.values())

    yield About()
    yield from (About(unit=one) for one in {kind: unit for unit, kind in reversed(tuple(units.items()))}.values())
    for person in one_each(actors):
        yield About(person=person.id)
        yield from (About(person=person.id, superior=one.id) for one in one_each(_direct_superiors(person, actors)))


def _direct_superiors(person: Actor, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the superiors of somebody who are superior to no other superior of theirs; the nearest unit counts."""
    above = [one for one in actors if one.is_superior_of(person)]
    nearest = [one for one in above if not any(one.is_superior_of(other) for other in above)]
    depth = max((len(one.unit) for one in nearest if within(person.unit, one.unit)), default=-1)
    return tuple(one for one in nearest if depth < 0 or (within(person.unit, one.unit) and len(one.unit) == depth)) or tuple(nearest)
