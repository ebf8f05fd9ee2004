"""The monthly report as a page and as data: `report.html` (one file, both languages, no network) and `report.json`.

Reading order: `plain` (the JSON forms) → `words` → `charts` → `page` → `files`. Needs the extra `report`; `render_json` and `render_statistics`
need nothing.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
