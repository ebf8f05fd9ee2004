"""Holidays and make-up working days from elsewhere, as lists of days that a calendar takes. All but JSON files need the extra `calendars`.

Reading order: `published` (how far days are settled) → `libraries` (`holidays`, `chinesecalendar`) → `notices` (the State Council's, as JSON) →
`bank_holidays` (gov.uk's JSON) → `icalendar_files` → `toml_days` (a list as TOML, for a rulebook) → `json_files`.
No list reaches beyond what its source really covers, and a file with faults results in none.
"""

from crmcore._door import open_door

__getattr__, __dir__ = open_door(globals())
