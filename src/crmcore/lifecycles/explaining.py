"""What may happen to a case next, and what may not: a host's buttons, with the reasons behind the grey ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

import attrs

from crmcore._arguments import typed
from crmcore.decision import Facts, Reason, reason
from crmcore.errors import InvalidType
from crmcore.event import Actor, Attempt, Event
from crmcore.lifecycles.case import Case, HasEdition, LifecycleRef
from crmcore.lifecycles.lifecycle import Lifecycle
from crmcore.lifecycles.transitions import WhyNot, reasons_of, sentence
from crmcore.lifecycles.walk import lines_of, out_of_order
from crmcore.messages import NO_NAMES, Language, Term, render

C = TypeVar("C", bound=Case)
R = TypeVar("R", bound=HasEdition)


@attrs.frozen
class Sentence:
    """What an event must still satisfy, in both languages."""

    en: str
    zh: str

    def say(self, lang: Language) -> str:
        """Return it in one language."""
        return self.zh if lang == Language.ZH else self.en

    def __str__(self) -> str:
        """Return it in English."""
        return self.en


@attrs.frozen
class OpenStep:
    """A transition that this actor may take now; `still` says what its event must satisfy to be allowed."""

    id: str
    event: type[Event]
    to: StrEnum
    clause: str
    still: tuple[Sentence, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line, and what its event must satisfy on a line each below."""
        facts = Facts({"step": self.id, "event": Term(self.event.name), "to": Term(self.to), "clause": NO_NAMES.clauses(self.clause)})
        still = (render("open_step_still", {"what": one}, lang) for one in self.still)
        return "\n  ".join((render("open_step", facts, lang), *still))


@attrs.frozen
class BlockedStep:
    """A transition that this actor may not take now, with every reason; no event of theirs at this instant gets through."""

    id: str
    event: type[Event]
    to: StrEnum
    clause: str
    reasons: tuple[Reason, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return it on one line."""
        why = " · ".join(one.text(lang) for one in self.reasons)
        return render("blocked_step", {"step": self.id, "event": Term(self.event.name), "clause": NO_NAMES.clauses(self.clause), "why": why}, lang)


@attrs.frozen
class Explanation:
    """The state of a case, what one actor may do now, and what they may not and why."""

    id: str
    lifecycle: LifecycleRef
    state: StrEnum
    actor: str
    at: datetime
    open: tuple[OpenStep, ...]
    blocked: tuple[BlockedStep, ...]

    def text(self, lang: Language = Language.EN) -> str:
        """Return all of it: one step per line, what an open one still needs on lines below it."""
        name, version = self.lifecycle
        facts = Facts({"id": self.id, "state": Term(self.state), "lifecycle": name, "version": version, "actor": self.actor, "at": self.at})
        steps = [*(one.text(lang).replace("\n", "\n  ") for one in self.open), *(one.text(lang) for one in self.blocked)]
        return "\n  ".join((render("explanation", facts, lang), *(steps or [render("nothing_to_do", {}, lang)])))

    def __str__(self) -> str:
        """Return it in English."""
        return self.text()


@lru_cache(maxsize=1024)
def _required(guard: Callable[..., WhyNot]) -> Sentence:
    """Return what a guard requires, in both languages."""
    return Sentence(sentence(guard), sentence(guard, Language.ZH))


@typed
def explain(lifecycle: Lifecycle[C, R], case: C, actor: Actor, at: datetime, rules: R, /) -> Explanation:
    """Return what `actor` may do with this case at `at`: every open transition, and every blocked one with all its reasons.

    A step called blocked is refused by `advance` for every event of this actor at this instant; one called open is refused for no reason but
    those of the guards on the event itself. Raises `InvalidValue` where `rules` or `lifecycle` are not those that the case began under, or the
    lifecycle does not have its state; `InvalidType` for an `actor` that is not an `Actor`, such as a bare id, and for a guard that returns anything
    but reasons.
    """
    if not isinstance(actor, Actor):
        raise InvalidType(reason("wrong_type", field="actor", found=type(actor).__name__, wanted="Actor"))
    attempt = Attempt(at=at, by=actor)
    early = out_of_order(lifecycle, case, attempt.at, rules)
    why: tuple[Reason, ...]
    said: dict[object, tuple[Reason, ...]] = {}  # many lines ask the same, and who asks and when is one for all of them
    open_steps: list[OpenStep] = []
    blocked: list[BlockedStep] = []
    for event, row in lines_of(lifecycle, case, rules).items():
        why = () if early is None else (early,)
        for guard in row.before:
            if guard not in said:
                said[guard] = reasons_of(guard, guard(case, attempt, rules))
            why += said[guard]
        if why:
            blocked.append(BlockedStep(row.id, event, row.to, row.clause, why))
        else:
            still = tuple(_required(guard) for guard in row.after)
            open_steps.append(OpenStep(row.id, event, row.to, row.clause, still))
    return Explanation(case.id, case.lifecycle, case.state, actor.id, attempt.at, tuple(open_steps), tuple(blocked))
