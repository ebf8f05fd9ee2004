"""The slow, obvious twin of reading a public complaint file: a row counts unless it was sent to the company before it was received."""

import csv
import re
from pathlib import Path


def count_rows(path: Path) -> tuple[int, int]:
    """Return how many rows are accepted, and how many are refused."""
    good = bad = 0
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            plain = {name.lower().replace(" ", "_"): value for name, value in row.items()}
            if _day(plain["date_sent_to_company"]) < _day(plain["date_received"]):
                bad += 1
            else:
                good += 1
    return good, bad


def _day(text: str) -> tuple[int, ...]:
    parts = [int(one) for one in re.split("[-/]", text)]
    return tuple(parts) if parts[0] > 31 else (parts[2], parts[0], parts[1])
