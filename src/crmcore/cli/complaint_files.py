"""Complaint files for a report: the rows of one or several, one after the other, and what the terminal says of their shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crmcore.messages import Language, Term, render, say_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from crmcore.adapters.files import RefusedRow
    from crmcore.adapters.files.mapping import FileMapping
    from crmcore.complaints.record import ComplaintRecord
    from crmcore.decision import Reason
    from crmcore.kpi.reports.monthly import MonthlyReport


class Complaints:
    """The rows of one or several files, read by one mapping: those accepted one by one, and those refused with the name of their file."""

    def __init__(self, paths: Iterable[Path], mapping: FileMapping, *, keep_whole: bool = False) -> None:
        """Read nothing yet. Raises `InvalidValue` for several files whose ids are the numbers of their lines."""
        from crmcore.decision import reason
        from crmcore.errors import InvalidValue

        self._paths, self._mapping, self._keep_whole = tuple(paths), mapping, keep_whole
        if len(self._paths) > 1 and not mapping.fields["id"].columns:
            raise InvalidValue(reason("cli.lines_of_several_files", mapping=mapping.mapping.name))
        self.refused: list[tuple[str, RefusedRow]] = []
        self.notes: list[Reason] = []

    def accepted(self) -> Iterator[ComplaintRecord]:
        """Yield the records of all files, keeping none; `refused` is complete after the last. They are read as one file of all their rows is."""
        from crmcore.adapters.files import RefusedRow
        from crmcore.adapters.files.complaints import stream_files

        self.refused, self.notes = [], []
        for number, row in stream_files(self._paths, self._mapping, keep_whole=self._keep_whole, noted=self.notes.append):
            if isinstance(row, RefusedRow):
                self.refused.append((str(self._paths[number]), row))
            else:
                yield row


def shares_lines(report: MonthlyReport, lang: Language) -> Iterator[str]:
    """Yield the shares in time by each dimension that was asked for, as lines for the terminal."""
    for one in () if report.complaints is None else report.complaints.shares:
        named = {"dimension": Term(one.dimension)}
        if one.judged:
            yield render("cli.in_time_by", named, lang)
            yield from (f"  {_word(line.key, lang)}: {line.in_time.say(lang)}" for line in one.lines if line.in_time.denominator)
        if one.stated:
            yield render("cli.stated_by", named, lang)
            yield from (f"  {_word(line.key, lang)}: {line.stated.say(lang)}" for line in one.lines if line.stated.denominator)
        if not one.judged and not one.stated:
            yield render("cli.no_shares_by", named, lang)


def _word(key: str | None, lang: Language) -> str:
    return render("cli.not_stated", {}, lang) if key is None else say_term(key, lang)
