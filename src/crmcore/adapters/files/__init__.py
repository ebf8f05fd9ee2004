"""Reading other people's files, and writing the tables that authorities require.

Reading order: `mapping` (how a file is read, as data) → `rows` → `complaints` (records and refusals) → `refused`; `logmapping` → `eventlog`
(logs of events, `xes` among them) → `loglifecycle` (a table in a log's words) → `logreplay` and `logjudging` (how cases fit, which deadlines were
kept) → `logclocks` (the clocks of complaints over a log); then
`exports` (a table, written and read back equal) → `exports_fca`, `exports_cfpb`, `exports_asic`.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
