"""The list of refused rows as a CSV file: line, id, codes and reasons, and how many rows have those codes, for whoever can correct the source.

Cells of the source are not repeated beyond what a reason names, because a row's free text is personal.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from io import StringIO
from itertools import repeat
from typing import Final

from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.formulas import FORMULA
from crmcore.messages import Language
from crmcore.messages.rendering import clean

HEADER: Final = ("line", "id", "codes", "reason", "理由", "rows alike")


def refused_csv(rows: Iterable[RefusedRow], *, files: Iterable[str] | None = None) -> bytes:
    """Return refused rows as the bytes of a CSV file with a header, UTF-8 with a byte order mark so that spreadsheets read the Chinese.

    `files` names the file of each row, in a column before its line, where several were read.
    """
    rows = tuple(rows)
    alike = Counter(map(_codes, rows))
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER if files is None else ("file", *HEADER))
    places: Iterable[tuple[str, ...]] = repeat(()) if files is None else ((_as_text(one),) for one in files)
    for row, place in zip(rows, places, strict=files is not None):
        said = (" · ".join(one.text(lang) for one in row.reasons) for lang in (Language.EN, Language.ZH))
        writer.writerow([*place, row.line, *map(_as_text, (row.id or "", _codes(row), *said)), alike[_codes(row)]])
    return text.getvalue().encode("utf-8-sig")


def _codes(row: RefusedRow) -> str:
    return " ".join(one.code for one in row.reasons)


def _as_text(cell: str) -> str:
    cell = clean(cell)
    return f"'{cell}" if cell.startswith(FORMULA) else cell
