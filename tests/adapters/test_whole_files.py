"""Files appear whole or not at all."""

from pathlib import Path

import pytest

from crmcore.adapters.atomic_write import write_whole
from crmcore.errors import InvalidValue


def test_files_and_their_folders_appear(tmp_path: Path) -> None:
    write_whole({tmp_path / "a" / "one.txt": b"1", tmp_path / "two.txt": b"2"})
    assert (tmp_path / "a" / "one.txt").read_bytes() == b"1"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "two.txt"]


def test_nothing_appears_when_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"a file where a folder is needed")
    (tmp_path / "one.txt").write_bytes(b"before")
    with pytest.raises(InvalidValue, match="nothing was changed"):
        write_whole({tmp_path / "one.txt": b"after", tmp_path / "taken" / "two.txt": b"2"})
    assert (tmp_path / "one.txt").read_bytes() == b"before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["one.txt", "taken"]


def test_a_full_disk_is_told_with_the_file_that_did_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system names no file then."""

    def full(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InvalidValue, match=r"cannot write `.*one\.txt`: No space left on device; nothing was changed"):
        write_whole({tmp_path / "one.txt": b"1"})
