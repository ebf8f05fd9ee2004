"""Every process that crmcore ships, once: what is listed here can be stored, loaded and handled without further code."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.process import COMPLAINT
from crmcore.lifecycles.case import Case
from crmcore.lifecycles.process import Process

PROCESSES: Final[tuple[Process[Case], ...]] = (COMPLAINT,)
