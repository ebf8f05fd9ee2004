from crmcore.adapters.files.complaints import ComplaintFile, RefusedRow, read_complaints, stream_complaints
from crmcore.adapters.files.eventlog import LogRow, read_log
from crmcore.adapters.files.exports_asic import AsicRow, asic_rows, read_asic, write_asic
from crmcore.adapters.files.exports_cfpb import CfpbRow, cfpb_rows, read_cfpb, write_cfpb
from crmcore.adapters.files.exports_fca import FcaLine, fca_lines, read_fca, write_fca
from crmcore.adapters.files.logclocks import Against, ClockOverLog, ClocksOverLog, read_clocks
from crmcore.adapters.files.logjudging import Kept, LogCase, Promised, Unread
from crmcore.adapters.files.loglifecycle import load_log_lifecycle, parse_log_lifecycle
from crmcore.adapters.files.logmapping import JudgedBy, LogMapping, load_log_mapping, parse_log_mapping
from crmcore.adapters.files.logreplay import Judged, Replay
from crmcore.adapters.files.mapping import FileMapping, load_mapping
from crmcore.adapters.files.refused import refused_csv
from crmcore.adapters.files.refusing import FileRefused
from crmcore.adapters.files.staff import load_staff, parse_staff

__all__ = [
    "Against",
    "AsicRow",
    "CfpbRow",
    "ClockOverLog",
    "ClocksOverLog",
    "ComplaintFile",
    "FcaLine",
    "FileMapping",
    "FileRefused",
    "Judged",
    "JudgedBy",
    "Kept",
    "LogCase",
    "LogMapping",
    "LogRow",
    "Promised",
    "RefusedRow",
    "Replay",
    "Unread",
    "asic_rows",
    "cfpb_rows",
    "fca_lines",
    "load_log_lifecycle",
    "load_log_mapping",
    "load_mapping",
    "load_staff",
    "parse_log_lifecycle",
    "parse_log_mapping",
    "parse_staff",
    "read_asic",
    "read_cfpb",
    "read_clocks",
    "read_complaints",
    "read_fca",
    "read_log",
    "refused_csv",
    "stream_complaints",
    "write_asic",
    "write_cfpb",
    "write_fca",
]
