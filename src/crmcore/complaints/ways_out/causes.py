"""Which steps nobody can take where a complaint is stuck, what keeps everybody from them, and what would help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.events.at_any_time import Recused
from crmcore.complaints.events.crisis import EmergencyRemedy
from crmcore.complaints.lifecycles.obligations import EXCEPTIONS
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.stand_ins import standing_in
from crmcore.complaints.ways_out.asking import Asking, Guard, against
from crmcore.complaints.ways_out.stands import Stand
from crmcore.complaints.ways_out.walking import Stuck
from crmcore.event import Actor
from crmcore.lifecycles.lifecycle import Row
from crmcore.lifecycles.transitions import name_of, sentence
from crmcore.messages import Language, Text, WordKind, render
from crmcore.organisation import Staff

Line: TypeAlias = Row[CaseFile, ComplaintRules]

# So many ways to mend it are named, the simplest first.
NAMED: Final = 3
_NEW: Final = "somebody new"
_NO_STEP: Final = (*EXCEPTIONS, Recused, EmergencyRemedy)


@attrs.frozen(kw_only=True)
class Closed:
    """A step that nobody can take, and which guards keep those from it who come nearest to it."""

    row: Line = attrs.field(eq=False, repr=False)
    step: str
    guards: tuple[Guard, ...]
    by_people: bool

    @property
    def key(self) -> tuple[str, ...]:
        """Return what makes two of them the same cause."""
        return (self.step, *(name_of(one) for one in self.guards))

    @property
    def text(self) -> Text:
        """Return it in both languages, with what would have to hold."""
        said = {lang: (" · " if lang == Language.EN else "；").join(sentence(one, lang) for one in self.guards) for lang in Language}
        facts = {lang: {"step": self.step, "why": why} for lang, why in said.items()}
        return Text(en=render("dead_end.step", facts[Language.EN], Language.EN), zh=render("dead_end.step", facts[Language.ZH], Language.ZH))


def closed_steps(asking: Asking, stuck: Stuck) -> Iterator[Closed]:
    """Yield the steps that would lead out of where a complaint is stuck, and that nobody can take."""
    stand, file = stuck.stand, asking.file(stuck.stand)
    for event, row in asking.lifecycle.table[stand.state].items():
        if event in _NO_STEP or row.to in stuck.within:
            continue
        # Whatever somebody could take leads to where it is stuck too: what leads elsewhere, nobody can.
        fails = [against(row.before, file, one.by, asking.rules) for one in asking.present(stand)]
        least = min(map(len, fails), default=0)
        guards = tuple(one for one in row.before if any(one in each for each in fails if len(each) == least))
        by_people = any(not against(row.before, file, one, asking.rules) for one in _anybody(asking, stand))
        yield Closed(row=row, step=row.id, guards=guards or row.before, by_people=by_people)


def _anybody(asking: Asking, stand: Stand) -> Iterator[Actor]:
    """Yield somebody who has every position and role, above everybody, and the same in the handling department: whom they can't do without."""
    positions = asking.firm.organisation.positions
    roles = frozenset(role for one in positions.values() for role in one.roles)
    rank = 1 + max((one.rank for one in positions.values()), default=0)
    for unit in ("", stand.department or ""):
        yield Actor(id=_NEW, unit=unit, rank=rank, positions=frozenset(positions), roles=roles)


def helping(asking: Asking, stand: Stand, row: Line) -> Iterator[Text]:
    """Yield what would let somebody take a step: another row of stand-ins, and a position held by somebody more, who may stand in for others too.

    Nobody is named whom the person complained about supervises.
    """
    yield from _standing_in(asking, stand, row)
    yield from _another(asking, stand, row)


def _standing_in(asking: Asking, stand: Stand, row: Line) -> Iterator[Text]:
    file, names = asking.file(stand), asking.rules.names
    accused = [one for id, one in asking.firm.actors.items() if id in file.parties.persons]
    free = [one.by for one in asking.present(stand) if not any(each.is_superior_of(one.by) for each in accused)]
    for role in sorted({role for one in asking.firm.organisation.positions.values() for role in one.roles}):
        able = [
            one
            for one in free
            if role not in one.acts_as and not against(row.before, file, attrs.evolve(one, stands_in_for=one.stands_in_for | {role}), asking.rules)
        ]
        if able:
            positions = sorted({one for each in able for one in each.positions})[:NAMED]
            role_, by = names.term(WordKind.ROLES, role), names.terms(WordKind.POSITIONS, positions)
            yield Text(*(render("dead_end.stand_in", {"role": role_, "by": by}, lang) for lang in Language))


def _another(asking: Asking, stand: Stand, row: Line) -> Iterator[Text]:
    file, organisation, found = asking.file(stand), asking.firm.organisation, 0
    for position in organisation.positions:
        for unit in asking.firm.units:
            new = Staff(id=_NEW, unit=unit, positions=(position,))
            roles = standing_in(new, file, organisation=organisation, everyone=(*asking.firm.everyone, new), away=asking.firm.away)
            actor = organisation.actor(new, stands_in_for=roles)
            if found < NAMED and not against(row.before, file, actor, asking.rules):
                found += 1
                named = asking.rules.names.term(WordKind.POSITIONS, position)
                yield Text(*(render("dead_end.position", {"position": named, "unit": unit}, lang) for lang in Language))
                break
