"""What follows from the outcome of a complaint, said the slow obvious way."""

from __future__ import annotations


def may_close(ruling: str | None, actions: int, no_action: str) -> bool:
    """Whether a file may be closed: what was upheld asks for an action, or for words that say why none."""
    if ruling in ("upheld", "partly_upheld"):  # noqa: SIM102 - one thought a line
        if actions == 0:
            return len(no_action.split()) > 0
    return True
