"""The stores in memory keep every promise of their ports."""

from __future__ import annotations

import pytest

from crmcore.adapters.memory import MemoryApprovals, MemoryCases, MemoryContacts, MemoryCustomers, MemoryStaff, MemorySurveys
from crmcore.complaints.case import Complaint
from tests.adapters import promises


@pytest.fixture
def spoil() -> promises.Spoil:
    """What is kept as it is cannot be broken."""
    return lambda _table, _id: False


class TestComplaints(promises.ComplaintPromises):
    @pytest.fixture
    def complaints(self) -> MemoryCases[Complaint]:
        return MemoryCases()


class TestCustomers(promises.CustomerPromises):
    @pytest.fixture
    def customers(self) -> MemoryCustomers:
        return MemoryCustomers()


class TestContacts(promises.ContactPromises):
    @pytest.fixture
    def contacts(self) -> MemoryContacts:
        return MemoryContacts()


class TestSurveys(promises.SurveyPromises):
    @pytest.fixture
    def surveys(self) -> MemorySurveys:
        return MemorySurveys()


class TestApprovals(promises.ApprovalPromises):
    @pytest.fixture
    def approvals(self) -> MemoryApprovals:
        return MemoryApprovals()


class TestStaff(promises.StaffPromises):
    @pytest.fixture
    def staff(self) -> MemoryStaff:
        return MemoryStaff(promises.STAFF)
