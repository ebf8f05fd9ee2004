"""The story of a complaint: its state and the step that led to it, its clocks, and which step may be taken by whom, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import attrs

from crmcore.cli.rendering import Block, Story, Teller
from crmcore.complaints.case import Complaint
from crmcore.complaints.deadlines import law_of
from crmcore.complaints.happened import happened_at, recorded_behind
from crmcore.complaints.lifecycles.shipped import lifecycle_of
from crmcore.complaints.regimes.regime import Regime
from crmcore.complaints.severity import severity_of_case
from crmcore.complaints.states import State
from crmcore.decision import Reason, reason
from crmcore.errors import NotFound
from crmcore.lifecycles.explaining import Explanation, OpenStep
from crmcore.messages import TERMS, FactValue, Language, Names, Term, WordKind, say_term
from crmcore.rulebook.differences import Step
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.impact_on_clocks import first_due
from crmcore.rulebook.next_steps import StepByPosition, steps_by_position, without_actor
from crmcore.rulebook.our_readings import our_readings
from crmcore.worktime.calendars.zone import zone_named


def complaint_story(complaint: Complaint, *, edition: Edition, at: datetime, lang: Language) -> Story:
    """Return the story of a complaint as of an instant. Raises `NotFound` if it was not on record yet."""
    then = complaint.as_of(at, rules=edition.complaints)
    if not then.history:
        raise NotFound(reason("explain.not_yet", id=complaint.id, at=at, since=complaint.history[0].event.at.astimezone(at.tzinfo)))
    teller, zone, step = Teller(lang, edition.names), zone_named(edition.zone), then.history[-1]
    clauses = {one.id: one.clause for one in lifecycle_of(then.lifecycle, edition.complaints).transitions}
    class_id = edition.names.term(WordKind.CLASSES, then.class_id)
    known = severity_of_case(then, edition.complaints)
    last: dict[str, FactValue] = {
        "step": step.transition,
        "event": Term(step.event.name),
        "by": step.event.by.id,
        "happened": happened_at(step.event).astimezone(zone),
        "at": step.event.at.astimezone(zone),
        "clause": teller.clause(clauses.get(step.transition)),
    }
    facts = [
        teller.fact("explain.class", "explain.classed", class_id=class_id, lifecycle=then.lifecycle[0], version=then.lifecycle[1]),
        (teller.say("explain.why" if known.class_id == then.class_id else "explain.by_now"), known.text(lang)),
        teller.fact("explain.rules", "explain.edition_complaints", edition=then.edition),
        teller.fact("explain.received", "explain.when", at=then.card.received_at.astimezone(zone)),
        teller.fact("explain.last", "explain.step_recorded" if recorded_behind(step.event) else "explain.step_taken", **last),
    ]
    laws = {one.regime.id: one.regime for one in law_of(then, edition.complaints)}
    clocks = then.clocks(at=at, rules=edition.complaints)
    ours, first = _ours(edition, then.class_id), first_due(clocks)
    for name, reading in clocks.items():
        code = "explain.reading_ours" if name in ours else "explain.reading"
        said = teller.say(code, text=reading.text(lang), clause=_clause(name, reading.clause, laws, teller))
        label = _label(name, laws, edition.names, teller)
        facts.append((label, teller.say("explain.ends_first", said=said) if name == first else said))
        if counted := reading.why(lang):
            facts.append(teller.fact("explain.counted", "explain.counted_as", text=counted))
        facts += [(teller.say("explain.noted"), one.text(lang)) for one in reading.findings]
    organisation = edition.organisation if edition.has("organisation") else None
    steps = steps_by_position(then, at=at, rules=edition.complaints, organisation=organisation)
    persons = {one.event.by.id: one.event.by for one in then.history}.values()
    explained = tuple(then.explain(actor=one, at=at, rules=edition.complaints) for one in persons)
    title = teller.say("explain.complaint", id=then.id, state=Term(then.state), at=at)
    blocks = (*_steps(steps, explained, teller, then.state), *_beside(steps, teller, then.state))
    return Story(title, tuple(facts), blocks or (Block(teller.say("nothing_to_do")),))


def _ours(edition: Edition, class_id: str) -> frozenset[str]:
    """Return the clocks of a class whose time or events are a reading of the rulebook's own."""
    found = set[str]()
    for one in our_readings(edition):
        match one.place.steps:
            case (*_, Step("classes", row), Step("clocks", str(clock))) if row == class_id:
                found.add(clock)
            case _:
                pass
    return frozenset(found)


def _label(clock: str, laws: Mapping[str, Regime], names: Names, teller: Teller) -> str:
    """Return what a clock is called: by the firm's name for it; one of a law by what is due under it, and its id."""
    law, _, rule = clock.rpartition(".")
    if law in laws and f"rule.{rule}" in TERMS:
        return teller.say("explain.clock_of_law", what=Term(f"rule.{rule}"), clock=clock)
    return teller.say("explain.clock", clock=names.term(WordKind.CLOCKS, clock))


def _clause(clock: str, clause: str | None, laws: Mapping[str, Regime], teller: Teller) -> Term:
    """Return the clause behind a clock; that of a law with the title of the law."""
    law = laws.get(clock.rpartition(".")[0])
    return teller.clause(clause) if law is None or clause is None else law.cite(clause)


def _steps(steps: tuple[StepByPosition, ...], persons: tuple[Explanation, ...], teller: Teller, state: State) -> Iterator[Block]:
    """Yield one block for each step to another state: which positions may take it, and who may not and why, persons on file included."""
    for one in steps:
        step = one.step
        if step.to == state:
            continue
        still = step.still if isinstance(step, OpenStep) else ()
        only_persons = {why: names for why, names in _stopped(persons, step.id).items() if why not in one.stopped}
        lines = [teller.say("explain.may", who=one.allowed), *(teller.say("open_step_still", what=what) for what in still)] if one.may else []
        lines += [teller.say("explain.not", why=_said(why, names, teller)) for why, names in (*one.stopped.items(), *only_persons.items())]
        heading = teller.say("explain.step", step=step.id, event=Term(step.event.name), to=Term(step.to), clause=teller.clause(step.clause))
        yield Block(heading, tuple(lines))


def _beside(steps: tuple[StepByPosition, ...], teller: Teller, state: State) -> Iterator[Block]:
    """Yield a block of what may happen without changing the state, one line each: who may, or what stops everybody."""
    lines = []
    for one in sorted((one for one in steps if one.step.to == state), key=lambda one: one.step.id):
        step = one.step
        facts: dict[str, FactValue] = {"step": step.id, "event": Term(step.event.name), "clause": teller.clause(step.clause)}
        if one.may:
            lines.append(teller.say("explain.beside_may", who=one.allowed, **facts))
        else:
            count = len({name for names in one.stopped.values() for name in names})
            told = {why: (teller.say("explain.anybody"),) for why, names in one.stopped.items() if len(names) == count} or one.stopped
            lines.append(teller.say("explain.beside_not", why=" · ".join(_said(why, names, teller) for why, names in told.items()), **facts))
    if lines:
        yield Block(teller.say("explain.beside", state=Term(state)), tuple(lines))


def _stopped(explained: Iterable[Explanation], step: str) -> dict[Reason, tuple[str, ...]]:
    """Return whom each reason against a step stops; a reason that names the actor counts as the same for every actor."""
    whom: dict[Reason, tuple[str, ...]] = {}
    for said in explained:
        for why in (why for one in said.blocked if one.id == step for why in one.reasons):
            same = without_actor(why, said.actor)
            whom[same] = (*whom.get(same, ()), said.actor)
    return whom


def _said(why: Reason, names: tuple[str, ...], teller: Teller) -> str:
    """Return a reason against several, as one sentence."""
    return (Reason(why.code, {**why.facts, "actor": Several(names)}) if why.facts.get("actor") == "" else why).text(teller.lang)


@attrs.frozen
class Several:
    """Several actors in the place of one: each as a code of its own, where the sentence sets the one between backticks."""

    names: tuple[str, ...]

    def __len__(self) -> int:
        """Return how many they are, so that a sentence agrees with them."""
        return len(self.names)

    def say(self, lang: Language) -> str:
        """Return them in one language."""
        return ("`、`" if lang == Language.ZH else "`, `").join(say_term(one, lang) for one in self.names)
