"""Looks sideways at complaints."""

from crmcore.complaints import Complaint as Complaint
