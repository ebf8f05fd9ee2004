"""`crmcore limits`: who may approve how much, and who a given amount needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crmcore.cli.arguments import Law, ListsOfDays, rulebook_of
from crmcore.cli.rendering import Teller
from crmcore.cli.terminal import FOUND_WANTING, Lang, console, plainly, write, write_rows
from crmcore.decision import Decision, Outcome
from crmcore.errors import NotFound
from crmcore.messages import Language, Term, render, say_term

if TYPE_CHECKING:
    from crmcore.money import Money
    from crmcore.policy.limits import Limit
    from crmcore.policy.rules import PolicyRules
    from crmcore.rulebook.edition import Edition


def limits(  # noqa: PLR0917 - the signature of a command
    rulebook: Annotated[
        Path | None, typer.Argument(metavar="[RULEBOOK.toml]", help="The rulebook with the limits; by default the shipped one.", show_default=False)
    ] = None,
    action: Annotated[str, typer.Option(help="For what, such as `compensation`; by default each action that has limits.", show_default=False)] = "",
    amount: Annotated[str, typer.Option(help="How much, such as `6000` or `6000.50 CNY`; by default every band.", show_default=False)] = "",
    days: ListsOfDays = None,
    law: Law = None,
    lang: Lang = Language.EN,
) -> None:
    """Show who may approve how much, or who must approve one amount: by position, with the clause and what else is added to the amount.

    The exit code is 1 if no limit covers the amount.
    """
    with plainly(lang):
        edition = rulebook_of(rulebook, days=days, law=law).editions[-1]
        rules, out = edition.policy, console()
        asked = _money(amount, edition.currency) if amount else None
        shown = (_limit(action, rules),) if action else tuple(rules.limits.values())
        answers = [None if asked is None else _answer(limit, asked, rules) for limit in shown]
        for limit, answer in zip(shown, answers, strict=True):
            write(out, say_term(Term(limit.action), lang) if answer is None else answer.text(lang), style="bold")
            if answer is None:
                for index in range(len(limit.bands)):
                    write(out, limit.authority(index).say(lang), indent=2)
            write_rows(out, tuple(_beside(limit, edition, lang)), styles=("cyan",), indent=2)
        write(out, render("limits.others", {}, lang))
        if any(one is not None and one.outcome is Outcome.NOT_COVERED for one in answers):
            raise typer.Exit(FOUND_WANTING)


def _limit(action: str, rules: PolicyRules) -> Limit:
    """Return the limits of one action. Raises `NotFound`, naming the nearest one, where it has none."""
    from crmcore.rules.facts import unknown

    if action not in rules.limits:
        raise NotFound(unknown("limits.unknown_action", action, rules.limits))
    return rules.limits[action]


def _money(found: str, currency: str) -> Money:
    """Read an amount, in the rulebook's currency unless it names another."""
    from crmcore.money import Money

    number, _, named = found.partition(" ")
    return Money(number, named or currency)


def _answer(limit: Limit, amount: Money, rules: PolicyRules) -> Decision:
    """Return who must approve an amount where nothing else is added to it: then limits ask neither who requests it, nor when, nor for whom."""
    from crmcore.event import Actor
    from crmcore.policy.authority import decide
    from crmcore.policy.request import ApprovalRequest

    by, at = Actor(id="-"), datetime(1970, 1, 1, tzinfo=UTC)
    return decide(
        ApprovalRequest(id="-", action=limit.action, amount=amount, requested_by=by, at=at, subject="-", customer="-"), rules=rules, related=()
    )


def _beside(limit: Limit, edition: Edition, lang: Language) -> Iterator[tuple[str, str]]:
    """Yield what a reader must know beside the amount: the clause, what is added to it, how long an approval is good for, and by which rules."""
    teller = Teller(lang, edition.names)
    if limit.clause is not None:
        yield teller.fact("limits.clause", "explain.edition", edition=teller.clause(limit.clause))
    if (window := limit.window) is not None:
        actions = tuple(Term(one) for one in limit.actions)
        yield teller.fact("limits.window", "limits.added", per=Term(window.per), days=window.days, actions=actions)
    if (good_for := edition.policy.good_for) is not None:
        yield teller.fact("limits.life", "limits.good_for", length=good_for)
    yield teller.fact("explain.rules", "explain.edition_whole", edition=edition.id)
