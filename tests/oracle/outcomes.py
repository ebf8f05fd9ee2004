"""What follows from the outcome of a complaint, said the slow obvious way."""

from __future__ import annotations


def may_close(ruling: str | None, actions: int, no_action: str) -> bool:
    """Whether a file may be closed: what was upheld asks for an action, or for words that say why none."""
    if ruling in ("upheld", "partly_upheld"):  # noqa: SIM102 - one thought a line
        if actions == 0:
            return len(no_action.split()) > 0
    return True


def outcome_of(card: str, word: str, rulings: list[tuple[str, str, str | None]]) -> list[str]:
    """Return what is said of one demand on one card: by name of the card if anything is, else what is said of every card."""
    own = [ruling for demand, ruling, of in rulings if demand == word and of == card]
    return own or [ruling for demand, ruling, of in rulings if demand == word and of is None]


def may_rule(cards: dict[str, list[str]], declined: set[tuple[str, str]], whole: str, rulings: list[tuple[str, str, str | None]]) -> bool:  # noqa: C901, PLR0911 - if by if
    """Whether a decision says what becomes of each demand, once, and its whole is what follows."""
    words = {word for demands in cards.values() for word in demands}
    if len(words) == 1 and not rulings and not declined:
        return True
    said = []
    for card, demands in cards.items():
        for word in set(demands):
            if (card, word) in declined:
                said.append("not_upheld")
                continue
            found = outcome_of(card, word, rulings)
            if len(found) != 1:
                return False
            said += found
    for demand, _, of in rulings:
        open_ = [card for card, demands in cards.items() if demand in demands and (card, demand) not in declined and of in (None, card)]
        if not open_:
            return False
        if sum(one[0] == demand and one[2] == of for one in rulings) > 1:
            return False
    if all(one == "upheld" for one in said):
        return whole == "upheld"
    if all(one == "not_upheld" for one in said):
        return whole == "not_upheld"
    return whole == "partly_upheld"


def disputed(said: list[str]) -> bool | None:
    """Whether the customer rejected the last answer, from what happened: answered, accepted, rejected."""
    last = max(number for number, word in enumerate(said) if word == "answered")
    after = said[last + 1 :]
    if "rejected" in after:
        return True
    return False if "accepted" in after else None


def outside(steps: list[tuple[str, str, str, str | None]]) -> list[bool]:
    """Return which steps may be taken, each `take` or `decide` of a forum's reference by a body: what is there once decides once.

    Who decides need not be named (None) where one only has it undecided under the reference.
    """
    answers: list[bool] = []
    known: set[tuple[str, str, str | None]] = set()
    waits: list[tuple[str, str, str | None]] = []
    for what, forum, reference, body in steps:
        matter = (forum, reference, body)
        meant = [one for one in waits if one[:2] == (forum, reference) and body in {None, one[2]}]
        fine = matter not in known if what == "take" else len(meant) == 1
        answers.append(fine)
        if fine and what == "take":
            known.add(matter)
            waits.append(matter)
        elif fine:
            waits.remove(meant[0])
    return answers
