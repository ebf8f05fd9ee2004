"""Imports clock."""

from crmcore.worktime import clock as clock
