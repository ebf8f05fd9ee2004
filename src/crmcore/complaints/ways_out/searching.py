"""Every dead end that the people of a firm leave in its complaints: each step that nobody could take, once, with an example and how often."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs

from crmcore._arguments import typed
from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.lifecycles.shipped import lifecycle_named
from crmcore.complaints.rules.section import ComplaintClass, ComplaintRules, own_rules
from crmcore.complaints.ways_out.abouts import About, abouts
from crmcore.complaints.ways_out.asking import Answers, Asking, Firm
from crmcore.complaints.ways_out.causes import NAMED, Closed, closed_steps, helping
from crmcore.complaints.ways_out.representatives import representatives
from crmcore.complaints.ways_out.stands import Stand
from crmcore.complaints.ways_out.walking import stuck
from crmcore.decision import Finding, finding
from crmcore.lifecycles.case import ref_text
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.messages import Term, WordKind
from crmcore.organisation import OrganisationRules, Staff
from crmcore.reading.paths import at


@attrs.frozen
class _Table:
    """A lifecycle that a class of complaints follows: its place in the rulebook, the class, the table."""

    path: str
    of_class: ComplaintClass
    lifecycle: Lifecycle[CaseFile, ComplaintRules]


@attrs.frozen(kw_only=True)
class _DeadEnd:
    """Where complaints get stuck for one cause: the steps that nobody could take, and the first example of it."""

    table: _Table
    asking: Asking
    stand: Stand
    closed: tuple[Closed, ...]
    about: About
    times: list[About]
    lifecycles: list[str]


@typed
def dead_ends(rules: ComplaintRules, *, organisation: OrganisationRules, staff: Iterable[Staff], away: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return each step at which a complaint would get stuck because nobody could take it; empty if each can be brought to its end.

    `staff` are all members of staff as of now, `away` the ids of those who are absent. Complaints about nobody, about each kind of unit and about
    each kind of person are walked through every lifecycle that a class of these rules uses, by everybody who may take a step, also as a stand-in.
    One is stuck (`dead_end`) if nothing that anybody may do from there leads to an answer and to the end of the lifecycle; that the customer
    withdraws it, that it is referred or merged into another, is no answer. What it takes in evidence, such as a report, can be had, and remedies
    cost no money: the limits have a check of their own. Beside that, `sole_holder` names whose absence alone would leave every complaint stuck.

    Staff ids and units are the only things named of anybody. Raises `NotFound` for a position that the rulebook does not have, `InvalidType` for
    other rules than those of `Edition.complaints`.

    Clause: RULES-4.4, RULES-4.25
    """
    tables = tuple(_tables(own_rules(rules)))
    everyone = representatives(staff, away)
    firm = Firm(organisation=organisation, everyone=everyone, away=frozenset(away))
    found: dict[object, _DeadEnd] = {}
    for about in abouts(everyone, organisation, firm.away):
        for one in _met(rules, tables, firm, about):
            known = found.setdefault((one.stand.state, tuple(each.key for each in one.closed)), one)
            known.times.extend({about}.difference(known.times))
            known.lifecycles.extend({ref_text(one.table.lifecycle.ref)}.difference(known.lifecycles))
    if any(About() in one.times for one in found.values()):
        return tuple(map(_finding, found.values()))
    return (*map(_finding, found.values()), *_sole_holders(rules, tables, firm))


def _tables(rules: ComplaintRules) -> Iterator[_Table]:
    """Yield each lifecycle that a class follows, with and without the general manager's decision, once."""
    seen = set[object]()
    for number, row in enumerate(rules.classes.rows):
        one = _Table(at("complaints.classes", number), row.then, lifecycle_named(row.then.lifecycle, rules))
        if (kind := (one.lifecycle.ref, row.then.general_manager)) not in seen:
            seen.add(kind)
            yield one


def _met(rules: ComplaintRules, tables: Iterable[_Table], firm: Firm, about: About) -> Iterator[_DeadEnd]:
    """Yield where complaints about somebody get stuck."""
    card, answers = about.card(rules), Answers()
    for table in tables:
        asking = Asking(rules, table.lifecycle, table.of_class, card, firm, answers)
        found = [(one.stand, tuple(closed_steps(asking, one))) for one in stuck(asking)]
        # Where people are the cause they are named; else what keeps everybody from it, whoever they are.
        by_people = [(stand, tuple(one for one in closed if one.by_people)) for stand, closed in found]
        for stand, closed in by_people if any(closed for _, closed in by_people) else found:
            if closed:
                yield _DeadEnd(table=table, asking=asking, stand=stand, closed=closed, about=about, times=[], lifecycles=[])


def _finding(one: _DeadEnd) -> Finding:
    helps = dict.fromkeys(said for closed in one.closed for said in helping(one.asking, one.stand, closed.row))
    return finding(
        "dead_end",
        one.table.path,
        lifecycles=tuple(one.lifecycles),
        state=Term(one.stand.state),
        steps=tuple(closed.text for closed in one.closed),
        about=one.about,
        times=len(one.times),
        helps=tuple(helps)[: NAMED * 2],
    )


def _sole_holders(rules: ComplaintRules, tables: tuple[_Table, ...], firm: Firm) -> Iterator[Finding]:
    """Yield whose absence alone would leave complaints stuck that are about nobody in particular, and in which roles nobody stands in for them."""
    there = [one for one in firm.actors.values() if one.id not in firm.away]
    roles = sorted({role for one in there for role in one.roles})
    holders = {role: [one.id for one in there if role in one.roles] for role in roles}
    for alone in dict.fromkeys(held[0] for held in holders.values() if len(held) == 1):
        without = attrs.evolve(firm, away=firm.away | {alone})
        met = list(_met(rules, tables, without, About()))
        if met:
            held = tuple(rules.names.term(WordKind.ROLES, role) for role in roles if holders[role] == [alone])
            steps = tuple(dict.fromkeys(closed.step for one in met for closed in one.closed))
            yield finding("sole_holder", "organisation.stand_ins", person=alone, roles=held, steps=steps)
