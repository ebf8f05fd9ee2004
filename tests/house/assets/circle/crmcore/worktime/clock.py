"""Imports calendar."""

from crmcore.worktime import calendar as calendar
