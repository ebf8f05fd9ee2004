"""What must hold of a decision on a complaint with several demands: each has one outcome, and the whole follows from them."""
# ruff: noqa: ARG001, D401 - every guard is given the same three things; its docstring is what must hold, not what it does

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from crmcore.complaints.casefile import CaseFile
from crmcore.complaints.demands import Demand, RulesOnDemands, declined_in, demands_of, meant_by, not_ruled_on, outcomes, whole_is_enough
from crmcore.complaints.events.procedure import ComplaintAccepted
from crmcore.complaints.papers.ruling import DeclinedDemand, DemandRuling, whole_of
from crmcore.complaints.rules.section import ComplaintRules
from crmcore.complaints.states import Ruling
from crmcore.decision import Reason, reason
from crmcore.event import Attempt
from crmcore.messages import Term, WordKind


def each_demand_ruled(case: CaseFile, event: RulesOnDemands, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """Of several demands each that was taken up has one outcome, and the outcome of the whole follows from them."""
    return tuple(_against(case, event, rules))


def nothing_undecided(case: CaseFile, attempt: Attempt, rules: ComplaintRules, /) -> Reason | None:
    """Nothing is demanded, on the card or by a duplicate, that came after the decision and has no outcome."""
    left = tuple(dict.fromkeys(_word(one.word, rules) for one in not_ruled_on(case.card, case.history)))
    return reason("complaint.demand_undecided", demands=left) if left else None


def _against(case: CaseFile, event: RulesOnDemands, rules: ComplaintRules) -> Iterator[Reason]:
    demands, declined = demands_of(case.card, case.history), declined_in(case.card, case.history)
    if whole_is_enough(event, demands, declined):
        return
    asked = tuple(one for one in demands if one not in declined)
    yield from _misnamed(event.rulings, asked, rules)
    found = outcomes(event, asked)
    missing = tuple(one for one in asked if one not in found)
    yield from (reason("complaint.demand_not_ruled", demand=_word(one.word, rules), card=one.card) for one in missing)
    whole = whole_of([*found.values(), *(Ruling.NOT_UPHELD for _ in declined)])
    if not missing and found and event.ruling is not whole:
        yield reason("complaint.whole_differs", found=Term(event.ruling), wanted=Term(whole))


def accepted_in_part(case: CaseFile, event: ComplaintAccepted, rules: ComplaintRules, /) -> tuple[Reason, ...]:
    """A demand that is not taken up stands on the card, with the reason why not; at least one is taken up."""
    demands = demands_of(case.card, case.history)
    why = [*_misnamed(event.declined, demands, rules)]
    why += [reason("complaint.no_reason") for one in event.declined if not one.why.strip()]
    if event.declined and {one for each in event.declined for one in meant_by(each, demands)} >= set(demands):
        why.append(reason("complaint.all_declined"))
    return tuple(dict.fromkeys(why))


def _misnamed(named: Collection[DemandRuling | DeclinedDemand], demands: Collection[Demand], rules: ComplaintRules) -> Iterator[Reason]:
    """Yield what is named twice, and what stands on no card or was not taken up."""
    times = Counter((one.demand, one.card) for one in named)
    yield from (reason("complaint.demand_twice", demand=_word(demand, rules)) for (demand, _), count in times.items() if count > 1)
    for one in named:
        if not any(meant_by(one, demands)):
            known = tuple(dict.fromkeys(_word(each.word, rules) for each in demands))
            yield reason("complaint.no_such_demand", found=_word(one.demand, rules), known=known)


def _word(demand: str, rules: ComplaintRules) -> Term:
    return rules.names.term(WordKind.DEMANDS, demand)
