"""What is still missing of clauses that crmcore implements in part: kept by hand, for everyone who asks how far a clause is.

A clause that is cited and tested counts as implemented unless it has a row here; so a row is removed when the last part of its clause is built. Each
states what is missing, after the word "missing:".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MISSING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "DEPT-1.2": "accuracy is not checked, only completeness is measured",
        "DEPT-2.1": "nothing checks that the duties of the four units do not overlap",
        "RULES-1.2": "issues other than complaints",
        "RULES-1.3": "keeping information up to date, and exploring potential value",
        "RULES-2.6": "visits, monitoring of funds and their reports after lending; only how long a gap may be is read",
        "RULES-4.4": "whether handling is courteous",
        "RULES-4.18": "rules of each line of business; limits stand per action",
        "RULES-4.27": "submission of the statistics, and the general manager's review",
        "FIN-1.1": "channels of collection, consent and purpose of what is collected, and the periodic refreshing of files",
        "FIN-1.2": "preference, and faults of service drawn from complaints",
        "FIN-2.1": "reachability of channels, and exchange meetings",
        "FIN-2.3": "feedback that is no complaint; telling every customer by when their complaint will be solved",
        "FIN-3.1": "finer classes, by age, income and risk preference, by size, industry and stage",
        "FIN-3.3": "marketing and risk control by class and tier",
        "FIN-5.1": "the rhythm of surveys, and what follows from their results",
        "FIN-5.2": "a dissatisfied answer in a survey leads to no follow-up; only complaints do",
        "FIN-7.1": "greetings and invitations at regular intervals",
        "FIN-7.2": "a watch on what was done for special customers; only what they are owed is answered",
        "FIN-8.1": "loyalty, churn rate and value uplift rate",
        "FIN-8.2": "checks of the sources that figures come from, beyond refusing what contradicts itself",
        "BANK-1.2": "lifetime value and a loyal customer base, the long-term targets",
        "BANK-2.1": "reporting at intervals, the monthly meeting of the whole department, and that duties do not overlap",
        "BANK-2.2": "promotion and rotation, and the trainings themselves; only their rhythm is read",
        "BANK-3.1": "kick-off, mid-term review, acceptance, and changes of a process",
        "BANK-3.2": "names, access, minutes, versions and backups of documents, submission of the monthly report; only the report stands",
        "BANK-4.1": "changes of authority on record, the list of authorities, and emergencies outside complaints",
        "BANK-4.2": "meetings, resolutions and minutes; only the rhythm of meetings is read",
        "BANK-5.1": "a rate of problems solved, not of complaints closed; conversion and delivery rates, the two evaluations, the award",
        "BANK-6.1": "showing in clear to a named duty, encryption and passwords, training, audits, rectification; only masking stands",
        "BANK-6.2": "contingency plans, process audits, risk meetings and insurance; only the watch on complaint volume stands",
        "MAN-2.1": "duplicates, wrong data, archiving; only completeness is measured",
        "MAN-4.1": "representative samples, questionnaires, use of the results",
        "MAN-5.1": "repeat purchases and retention",
        "MAN-5.3": "feedback channel, care, offers; only return visits stand",
        "MAN-7.1": "the duties of each position",
    }
)
