"""An event log of 100,000 lines, case by case in the order of the log, through the table of RULES-4, against a loop with a dict of states.

Both are handed the same lines, read already: reading a file costs either side the same. The loop by hand answers where each case stands, how many
events it has, which came after its end, and on which line it first breaks. Left out are lines that go back in time, how often a case was reopened,
and why a line does not fit; ours answers them too.
"""

from __future__ import annotations

import random
from datetime import timedelta

from benchmarks.story import OURS, START, story
from benchmarks.timing import best_of, costs, report
from crmcore.lifecycles import Fit, Logged, fit

EVENTS = 100_000
AFTER = {
    "raised": {"registered": "received"},
    "received": {"grounds_confirmed": "confirmed", "explained": "explained"},
    "confirmed": {"complaint_accepted": "accepted", "not_accepted": "not_accepted", "sent_back": "received"},
    "explained": {"closed": "closed"},
    "not_accepted": {"reasons_given": "reasons_given"},
    "reasons_given": {"closed": "closed"},
    "accepted": {"handler_assigned": "assigned"},
    "assigned": {"handler_assigned": "assigned", "report_filed": "reported"},
    "reported": {"report_reviewed": "reviewed", "sent_back": "assigned"},
    "reviewed": {"opinion_submitted": "submitted", "opinion_settled": "decided", "sent_back": "assigned"},
    "submitted": {"decided": "decided", "sent_back": "reviewed"},
    "decided": {"remedy_proposed": "proposed"},
    "proposed": {"remedy_approved": "approved", "sent_back": "decided"},
    "approved": {"returned_to_service": "returned"},
    "returned": {"customer_answered": "answered"},
    "answered": {"closed": "closed"},
    "closed": {},
}


def by_hand(log: list[Logged]) -> dict[str, list[object]]:
    """Walk the log by hand: of each case its state, its events, those after its end, and the line that breaks it."""
    cases: dict[str, list[object]] = {}
    for one in log:
        case = cases.get(one.case)
        if case is None:
            case = cases[one.case] = ["raised", 0, 0, None]
        case[1] += 1
        if case[3] is not None:
            continue
        state = AFTER[case[0]].get(one.name)
        if state is not None:
            case[0] = state
        elif case[0] == "closed":
            case[2] += 1
        else:
            case[3] = one.line
    return cases


def drawn() -> list[Logged]:
    """Draw the log: complaints on their way at the same time, of which some are not finished, some leave out a step, some have more after the end."""
    dice = random.Random(7)
    names = [event.name for event in story()[1]]
    open_, rows, number = [], [], 0
    while len(rows) < EVENTS:
        if len(open_) < 200:
            way, number = list(names), number + 1
            match dice.randrange(10):
                case 0:
                    del way[dice.randrange(len(way)) :]
                case 1:
                    del way[dice.randrange(len(way))]
                case 2:
                    way.append(dice.choice(names))
            open_.append((f"C-{number}", iter(way)))
        here = dice.randrange(len(open_))
        case, way = open_[here]
        if (name := next(way, None)) is None:
            del open_[here]
        else:
            rows.append(Logged(case, name, START + len(rows) * timedelta(minutes=1), len(rows) + 2))
    return rows


def told(one: Fit) -> list[object]:
    """Return of a case what the loop by hand answers."""
    return [one.state, one.events, one.after_end, None if one.misfit is None else one.misfit.line]


def main() -> None:
    """Compare answers, then time."""
    log = drawn()
    fits, hand = fit(OURS, log), by_hand(log)
    assert {one.case: told(one) for one in fits} == hand
    assert any(one.misfit for one in fits)
    assert any(one.after_end for one in fits)

    took = best_of({"ours": lambda: fit(OURS, log), "hand": lambda: by_hand(log)})
    report(
        {
            "replay.log/hand": costs(
                took["ours"],
                took["hand"],
                goal=2.5,
                against="a loop over the log with a dict of states",
                note=f"{took['ours'] * 1e3:.0f} ms for {EVENTS:,} events of {len(fits):,} cases against {took['hand'] * 1e3:.0f} ms; "
                "the goal is that of replaying histories",
            )
        }
    )


if __name__ == "__main__":
    main()
