"""What changes the class of a complaint: it turns out to be more severe, or less, than it was when it came in."""

from __future__ import annotations

from typing import ClassVar

import attrs

from crmcore.lifecycles.history import Migrated


@attrs.frozen(kw_only=True)
class Reclassified(Migrated):
    """The complaint was put in another class: from which, to which, why, and by whom it was approved where it takes a second person.

    It follows the lifecycle of that class from then on, under the same edition.

    Clause: RULES-1.5, FIN-7.3
    """

    name: ClassVar[str] = "reclassified"
    was_class: str
    class_id: str
