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
from crmcore.complaints.states import State
from crmcore.decision import Reason, reason
from crmcore.errors import NotFound
from crmcore.event import Actor
from crmcore.lifecycles.explaining import BlockedStep, Explanation, OpenStep
from crmcore.messages import TERMS, FactValue, Language, Names, Term, WordKind, say_term
from crmcore.rulebook.edition import Edition
from crmcore.rulebook.next_steps import for_each_position
from crmcore.worktime.calendars.zone import zone_named


def complaint_story(complaint: Complaint, *, edition: Edition, at: datetime, lang: Language) -> Story:
    """Return the story of a complaint as of an instant. Raises `NotFound` if it was not on record yet."""
    then = complaint.as_of(at, rules=edition.complaints)
    if not then.history:
        raise NotFound(reason("explain.not_yet", id=complaint.id, at=at, since=complaint.history[0].event.at.astimezone(at.tzinfo)))
    teller, zone, step = Teller(lang, edition.names), zone_named(edition.zone), then.history[-1]
    clauses = {one.id: one.clause for one in lifecycle_of(then.lifecycle, edition.complaints).transitions}
    class_id = edition.names.term(WordKind.CLASSES, then.class_id)
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
        teller.fact("explain.rules", "explain.edition", edition=then.edition),
        teller.fact("explain.received", "explain.when", at=then.card.received_at.astimezone(zone)),
        teller.fact("explain.last", "explain.step_recorded" if recorded_behind(step.event) else "explain.step_taken", **last),
    ]
    laws = {one.regime.id: one.regime for one in law_of(then, edition.complaints)}
    for name, reading in then.clocks(at=at, rules=edition.complaints).items():
        facts.append(
            (
                _label(name, laws, edition.names, teller),
                teller.say("explain.reading", text=reading.text(lang), clause=_clause(name, reading.clause, laws, teller)),
            )
        )
    positions = _explained(for_each_position(then, edition.organisation if edition.has("organisation") else None), then, edition=edition, at=at)
    persons = _explained({one.event.by.id: one.event.by for one in then.history}.values(), then, edition=edition, at=at)
    title = teller.say("explain.complaint", id=then.id, state=Term(then.state), at=at)
    blocks = (*_steps(positions, persons, teller, then.state), *_beside(positions, teller, then.state))
    return Story(title, tuple(facts), blocks or (Block(teller.say("nothing_to_do")),))


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


def _explained(who: Iterable[Actor], complaint: Complaint, *, edition: Edition, at: datetime) -> tuple[Explanation, ...]:
    return tuple(complaint.explain(actor=one, at=at, rules=edition.complaints) for one in who)


def _steps(positions: tuple[Explanation, ...], persons: tuple[Explanation, ...], teller: Teller, state: State) -> Iterator[Block]:
    """Yield one block for each step to another state, from the explanations by actor: which positions may take it, and who may not and why."""
    for step in _all(positions[0]):
        if step.to == state:
            continue
        may = _who_may(positions, step)
        still = next((one.still for said in positions for one in said.open if one.id == step.id), ())
        stopped = _stopped(positions, step.id)
        only_persons = {why: names for why, names in _stopped(persons, step.id).items() if why not in stopped}
        lines = [teller.say("explain.may", who=may), *(teller.say("open_step_still", what=one) for one in still)] if may else []
        lines += [teller.say("explain.not", why=_said(why, names, teller)) for why, names in (stopped | only_persons).items()]
        heading = teller.say("explain.step", step=step.id, event=Term(step.event.name), to=Term(step.to), clause=teller.clause(step.clause))
        yield Block(heading, tuple(lines))


def _beside(positions: tuple[Explanation, ...], teller: Teller, state: State) -> Iterator[Block]:
    """Yield a block of what may happen without changing the state, one line each: who may, or what stops everybody."""
    lines = []
    for step in sorted((one for one in _all(positions[0]) if one.to == state), key=lambda one: one.id):
        facts: dict[str, FactValue] = {"step": step.id, "event": Term(step.event.name), "clause": teller.clause(step.clause)}
        if may := _who_may(positions, step):
            lines.append(teller.say("explain.beside_may", who=may, **facts))
        else:
            stopped = _stopped(positions, step.id)
            everybody = [why for why, names in stopped.items() if len(names) == len(positions)] or list(stopped)
            lines.append(teller.say("explain.beside_not", why=" · ".join(_said(why, stopped[why], teller) for why in everybody), **facts))
    if lines:
        yield Block(teller.say("explain.beside", state=Term(state)), tuple(lines))


def _all(explained: Explanation) -> tuple[OpenStep | BlockedStep, ...]:
    return (*explained.open, *explained.blocked)


def _who_may(positions: tuple[Explanation, ...], step: OpenStep | BlockedStep) -> tuple[Term, ...]:
    return tuple(Term(said.actor) for said in positions if any(one.id == step.id for one in said.open))


def _stopped(explained: Iterable[Explanation], step: str) -> dict[Reason, list[str]]:
    """Return whom each reason against a step stops; a reason that names the actor counts as the same for every actor."""
    whom: dict[Reason, list[str]] = {}
    for said in explained:
        for one in said.blocked:
            if one.id == step:
                for why in one.reasons:
                    whom.setdefault(_of(why, said.actor, ""), []).append(said.actor)
    return whom


def _said(why: Reason, names: list[str], teller: Teller) -> str:
    return _of(why, "", Several(tuple(names))).text(teller.lang)


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


def _of(why: Reason, actor: str, other: FactValue) -> Reason:
    """Return a reason against one actor as one against another; a reason that names somebody else as its actor stays as it is."""
    return Reason(why.code, {**why.facts, "actor": other}) if why.facts.get("actor") == actor else why
