"""Reading other people's files. Reading order: `mapping` (what a file says, as data) → `rows` → `complaints` (records and refusals) → `refused`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.adapters.files.complaints import ComplaintFile, RefusedRow, read_complaints
    from crmcore.adapters.files.mapping import FileMapping, load_mapping, parse_mapping
    from crmcore.adapters.files.refused import refused_csv
    from crmcore.adapters.files.rows import FileRefused
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "ComplaintFile": "crmcore.adapters.files.complaints",
            "FileMapping": "crmcore.adapters.files.mapping",
            "FileRefused": "crmcore.adapters.files.rows",
            "RefusedRow": "crmcore.adapters.files.complaints",
            "load_mapping": "crmcore.adapters.files.mapping",
            "parse_mapping": "crmcore.adapters.files.mapping",
            "read_complaints": "crmcore.adapters.files.complaints",
            "refused_csv": "crmcore.adapters.files.refused",
        },
    )

__all__ = ["ComplaintFile", "FileMapping", "FileRefused", "RefusedRow", "load_mapping", "parse_mapping", "read_complaints", "refused_csv"]
