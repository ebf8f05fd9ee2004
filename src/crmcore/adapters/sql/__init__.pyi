from crmcore.adapters.sql.approvals import SqlApprovals
from crmcore.adapters.sql.cases import SqlCases
from crmcore.adapters.sql.connecting import sqlite
from crmcore.adapters.sql.editions import SqlEditions, SqlStandings, StoredStanding
from crmcore.adapters.sql.entries import SqlCustomers, SqlSurveys
from crmcore.adapters.sql.stores import SqlStores

__all__ = [
    "SqlApprovals",
    "SqlCases",
    "SqlCustomers",
    "SqlEditions",
    "SqlStandings",
    "SqlStores",
    "SqlSurveys",
    "StoredStanding",
    "sqlite",
]
