"""Looks up at complaints, for a type only: that counts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.complaints import Complaint as Complaint
