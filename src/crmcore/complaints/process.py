"""The complaint as one kind of case, as stores see it."""

from __future__ import annotations

from typing import Final

from crmcore.complaints.case import Complaint
from crmcore.complaints.events.catalogue import EVENTS
from crmcore.lifecycles.process import Process

COMPLAINT: Final = Process("complaint", Complaint, EVENTS)
