"""What outside bodies awarded and nobody granted, told from words such as `award 300`, `approve 100`, `tell`, `reopen`: one after the other, by hand."""

from __future__ import annotations


def short(words: list[tuple[str, int]]) -> tuple[list[bool], int]:
    """Answer, for each award in turn, whether the complaint was taken up again since; and how much money is awarded and not granted."""
    taken: list[bool] = []
    awarded = granted = waiting = 0
    money = False
    for word, amount in words:
        if word == "award":
            taken.append(False)
            if amount and not money:  # what was granted before the first of them is none of theirs
                money, granted, waiting = True, 0, 0
            awarded += amount
        elif word == "approve":
            waiting = amount
        elif word == "tell":
            granted, waiting = granted + waiting, 0
        elif word in {"reopen", "send back", "withdraw"}:
            waiting = 0
            if word == "reopen":
                taken = [True for _ in taken]
    return taken, max(awarded - granted - waiting, 0)
