from __future__ import annotations

from pathlib import Path

import pytest

from crmcore.adapters.report import write_report
from crmcore.errors import InvalidValue, MissingExtra
from tests.adapters.report import months


@pytest.mark.clause("BANK-3.2")
def test_both_files_are_written_into_a_folder_made_as_needed(tmp_path: Path) -> None:
    paths = write_report(months.bare(), tmp_path / "new" / "folder")
    assert paths.html.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert paths.json.read_text(encoding="utf-8").startswith("{")
    assert sorted(path.name for path in paths.html.parent.iterdir()) == ["report.html", "report.json"]


def test_what_fails_half_way_leaves_the_older_report_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = write_report(months.bare(), tmp_path)
    before = older.html.read_bytes(), older.json.read_bytes()
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if "json" in path.name:
            raise OSError(28, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InvalidValue, match="No space left"):
        write_report(months.stated(), tmp_path)
    assert (older.html.read_bytes(), older.json.read_bytes()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.json"]


def test_without_the_extra_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtra, match=r"report\.html"):
        write_report(months.bare(), tmp_path / "out")
    assert not (tmp_path / "out").exists()
