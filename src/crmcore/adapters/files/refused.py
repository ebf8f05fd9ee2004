"""The list of refused rows as a CSV file: line, id, code and reasons, so that whoever owns the source can correct it.

Cells of the source are not repeated beyond what a reason names, because a row's free text is personal.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

from crmcore.adapters.files.complaints import RefusedRow
from crmcore.adapters.files.formulas import FORMULA
from crmcore.messages import Language

HEADER: Final = ("line", "id", "codes", "reason", "理由")


def refused_csv(rows: Iterable[RefusedRow]) -> bytes:
    """Return refused rows as the bytes of a CSV file with a header, UTF-8 with a byte order mark so that spreadsheets read the Chinese."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for row in rows:
        said = (" · ".join(one.text(lang) for one in row.reasons) for lang in (Language.EN, Language.ZH))
        writer.writerow([row.line, *(map(_as_text, (row.id or "", " ".join(one.code for one in row.reasons), *said)))])
    return text.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
