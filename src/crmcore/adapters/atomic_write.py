"""Files appear complete or not at all: they are written next to their final paths first, and moved there only when all are complete."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from crmcore.decision import reason
from crmcore.errors import InvalidValue


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write files so that a reader sees each one either complete or as it was before; folders are created as needed.

    If one cannot be written, none is moved to its path. Raises `InvalidValue` naming the path and the system's reason.
    """
    beside = {path: path.with_name(f".{path.name}.part") for path in files}
    path = next(iter(files), Path())
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(content)
        for path, part in beside.items():
            part.replace(path)
    except OSError as error:
        raise InvalidValue(reason("cannot_write", path=str(error.filename or path), says=error.strerror or type(error).__name__)) from None
    finally:
        for part in beside.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
