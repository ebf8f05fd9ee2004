"""How sure we are of what the data files say about laws and standards."""

from __future__ import annotations

from enum import StrEnum


class SourceStatus(StrEnum):
    """How a statement of a law or a standard was found: read in the primary text, in a secondary page, or not confirmed by any stored page.

    Shown wherever the statement is; none of it is legal advice.
    """

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"
