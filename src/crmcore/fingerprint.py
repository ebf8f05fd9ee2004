"""Eight hex digits that tell two contents apart, at the end of every id that says what something was computed by: `bank@2026-01-01#1a2b3c4d`.

They guard against changes that nobody noticed, not against somebody who wants two contents with the same digits.
"""

from __future__ import annotations


def fingerprint(content: object) -> str:
    """Return eight hex digits that change with tables, lists and values, and with nothing else: not with the order of keys."""
    import json  # noqa: PLC0415 - only who makes an id pays for it, as below

    return fingerprint_of_text(json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=str))


def fingerprint_of_text(text: str) -> str:
    """Return eight hex digits that change with a text."""
    import hashlib  # noqa: PLC0415 - it loads a library of cryptography; only who makes an id pays for it

    return hashlib.sha256(text.encode()).hexdigest()[:8]
