"""The investigation report with its six parts. What people write in it is personal as a whole, and masked as a whole."""

from __future__ import annotations

import attrs

from crmcore import privacy
from crmcore._arguments import refuse_wrong_fields


@attrs.frozen(kw_only=True)
class InvestigationReport:
    """The complaint investigation report: cause, course of events, person responsible, conclusion, countermeasures, preventive measures.

    A report may be unfinished; it is refused when filed, by the name of each part that it lacks. `category` is the firm's own word for the sort of
    cause, for statistics.

    Clause: RULES-4.17, RULES-4.11
    """

    cause: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    course: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    responsible: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    conclusion: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    countermeasures: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    prevention: str = attrs.field(default="", repr=privacy.mask_text, metadata=privacy.C2)
    category: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a field of a wrong type."""
        refuse_wrong_fields(self)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of the parts that are empty.

        Clause: RULES-4.17
        """
        parts = ("cause", "course", "responsible", "conclusion", "countermeasures", "prevention")
        return tuple(part for part in parts if not getattr(self, part).strip())
