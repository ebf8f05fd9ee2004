"""Key paths: where in a text something is, as TOML itself would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import attrs

from crmcore.decision import Finding
from crmcore.errors import RulebookError

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def at(path: str, step: str | int) -> str:
    """Return the key path of something inside: `at("policy.limits", 0)` is `policy.limits[0]`; a key that TOML would quote is quoted."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{written(step)}" if path else written(step)


@lru_cache(maxsize=4096)
def written(key: str) -> str:
    """Return a key as TOML writes it: bare, or in quotes."""
    return key if _BARE.fullmatch(key) else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def inside(path: str, error: RulebookError) -> Iterator[Finding]:
    """Yield the findings of a part, with their paths as seen from the whole."""
    for one in error.findings:
        joined = path + one.path if one.path.startswith("[") else f"{path}.{one.path}" if one.path and path else path or one.path
        yield attrs.evolve(one, path=joined)
