"""Reading other people's files, and writing the tables that others ask for.

Reading order: `mapping` (what a file says, as data) → `rows` → `complaints` (records and refusals) → `refused`; `logmapping` → `eventlog`
(logs of events); then `exports` (a table, written and read back equal) → `exports_fca`, `exports_cfpb`, `exports_asic`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.adapters.files.complaints import ComplaintFile, RefusedRow, read_complaints
    from crmcore.adapters.files.eventlog import LogRow, read_log
    from crmcore.adapters.files.exports_asic import AsicRow, asic_rows, read_asic, write_asic
    from crmcore.adapters.files.exports_cfpb import CfpbRow, cfpb_rows, read_cfpb, write_cfpb
    from crmcore.adapters.files.exports_fca import FcaLine, fca_lines, read_fca, write_fca
    from crmcore.adapters.files.logmapping import LogMapping, load_log_mapping, parse_log_mapping
    from crmcore.adapters.files.mapping import FileMapping, load_mapping, parse_mapping
    from crmcore.adapters.files.refused import refused_csv
    from crmcore.adapters.files.rows import FileRefused
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "AsicRow": "crmcore.adapters.files.exports_asic",
            "CfpbRow": "crmcore.adapters.files.exports_cfpb",
            "ComplaintFile": "crmcore.adapters.files.complaints",
            "FcaLine": "crmcore.adapters.files.exports_fca",
            "FileMapping": "crmcore.adapters.files.mapping",
            "FileRefused": "crmcore.adapters.files.rows",
            "LogMapping": "crmcore.adapters.files.logmapping",
            "LogRow": "crmcore.adapters.files.eventlog",
            "RefusedRow": "crmcore.adapters.files.complaints",
            "asic_rows": "crmcore.adapters.files.exports_asic",
            "cfpb_rows": "crmcore.adapters.files.exports_cfpb",
            "fca_lines": "crmcore.adapters.files.exports_fca",
            "load_log_mapping": "crmcore.adapters.files.logmapping",
            "load_mapping": "crmcore.adapters.files.mapping",
            "parse_log_mapping": "crmcore.adapters.files.logmapping",
            "parse_mapping": "crmcore.adapters.files.mapping",
            "read_asic": "crmcore.adapters.files.exports_asic",
            "read_cfpb": "crmcore.adapters.files.exports_cfpb",
            "read_complaints": "crmcore.adapters.files.complaints",
            "read_fca": "crmcore.adapters.files.exports_fca",
            "read_log": "crmcore.adapters.files.eventlog",
            "refused_csv": "crmcore.adapters.files.refused",
            "write_asic": "crmcore.adapters.files.exports_asic",
            "write_cfpb": "crmcore.adapters.files.exports_cfpb",
            "write_fca": "crmcore.adapters.files.exports_fca",
        },
    )

__all__ = [
    "AsicRow",
    "CfpbRow",
    "ComplaintFile",
    "FcaLine",
    "FileMapping",
    "FileRefused",
    "LogMapping",
    "LogRow",
    "RefusedRow",
    "asic_rows",
    "cfpb_rows",
    "fca_lines",
    "load_log_mapping",
    "load_mapping",
    "parse_log_mapping",
    "parse_mapping",
    "read_asic",
    "read_cfpb",
    "read_complaints",
    "read_fca",
    "read_log",
    "refused_csv",
    "write_asic",
    "write_cfpb",
    "write_fca",
]
