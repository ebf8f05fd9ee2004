"""The slow, obvious twin of telling a date that is cut off: every number in it is compared with those that stand at the same place elsewhere."""

import re


def is_part(cell: str, others: list[str]) -> bool:
    """Return whether a date or time may be the beginning of a longer one: the others are longer at its last number, or behind it, and never so short."""
    if not cell:
        return any(others) and all(others)  # nothing is the beginning of all
    others = [one for one in others if one]
    if not others or any(shape(one) == shape(cell) for one in others):
        return False
    same_marks = [one for one in others if re.sub("[0-9]+", "", one) == re.sub("[0-9]+", "", cell)]
    lengths = [[len(number) for number in re.findall("[0-9]+", one)] for one in same_marks]
    if any(1 in one for one in lengths) or any(one != lengths[0] for one in lengths):
        return False  # numbers are written as long as they are
    return any(shape(one)[: len(cell)] == shape(cell) for one in others)


def shape(cell: str) -> str:
    """Return a cell with each digit as a nine."""
    return re.sub("[0-9]", "9", cell)
