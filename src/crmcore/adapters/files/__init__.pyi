from crmcore.adapters.files.complaints import ComplaintFile, RefusedRow, read_complaints, stream_complaints
from crmcore.adapters.files.eventlog import LogRow, read_log
from crmcore.adapters.files.exports_asic import AsicRow, asic_rows, read_asic, write_asic
from crmcore.adapters.files.exports_cfpb import CfpbRow, cfpb_rows, read_cfpb, write_cfpb
from crmcore.adapters.files.exports_fca import FcaLine, fca_lines, read_fca, write_fca
from crmcore.adapters.files.logmapping import LogMapping, load_log_mapping
from crmcore.adapters.files.mapping import FileMapping, load_mapping
from crmcore.adapters.files.refused import refused_csv
from crmcore.adapters.files.refusing import FileRefused
from crmcore.adapters.files.staff import load_staff, parse_staff

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
    "load_staff",
    "parse_staff",
    "read_asic",
    "read_cfpb",
    "read_complaints",
    "read_fca",
    "read_log",
    "refused_csv",
    "stream_complaints",
    "write_asic",
    "write_cfpb",
    "write_fca",
]
