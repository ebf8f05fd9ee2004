from crmcore.adapters.sql.approvals import SqlApprovals
from crmcore.adapters.sql.cases import SqlCases
from crmcore.adapters.sql.connecting import sqlite
from crmcore.adapters.sql.contacts import SqlContacts
from crmcore.adapters.sql.customers import SqlCustomers
from crmcore.adapters.sql.editions import SqlEditions
from crmcore.adapters.sql.standings import SqlStandings, StoredStanding
from crmcore.adapters.sql.stores import SqlStores
from crmcore.adapters.sql.surveys import SqlSurveys
from crmcore.loaded import Loaded

__all__ = [
    "Loaded",
    "SqlApprovals",
    "SqlCases",
    "SqlContacts",
    "SqlCustomers",
    "SqlEditions",
    "SqlStandings",
    "SqlStores",
    "SqlSurveys",
    "StoredStanding",
    "sqlite",
]
