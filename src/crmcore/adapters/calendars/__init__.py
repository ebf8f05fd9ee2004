"""Holidays and make-up working days from elsewhere, as lists of days that a calendar takes. All but JSON files need the extra `calendars`.

Reading order: `published` (how far days are settled) → `libraries` (`holidays`, `chinesecalendar`) → `notices` (the State Council's, as JSON) →
`bank_holidays` (gov.uk's JSON) → `icalendar_files` → `writing` (a list as TOML, for a rulebook) → `json_files`.
No list reaches beyond what its source really covers, and a wrong file gives none.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.adapters.calendars.bank_holidays import read_gov_uk as read_gov_uk
    from crmcore.adapters.calendars.icalendar_files import read_icalendar as read_icalendar
    from crmcore.adapters.calendars.libraries import from_chinesecalendar as from_chinesecalendar
    from crmcore.adapters.calendars.libraries import from_holidays as from_holidays
    from crmcore.adapters.calendars.notices import read_china_notices as read_china_notices
    from crmcore.adapters.calendars.writing import days_toml as days_toml
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "days_toml": "crmcore.adapters.calendars.writing",
            "from_chinesecalendar": "crmcore.adapters.calendars.libraries",
            "from_holidays": "crmcore.adapters.calendars.libraries",
            "read_china_notices": "crmcore.adapters.calendars.notices",
            "read_gov_uk": "crmcore.adapters.calendars.bank_holidays",
            "read_icalendar": "crmcore.adapters.calendars.icalendar_files",
        },
    )

__all__ = ["days_toml", "from_chinesecalendar", "from_holidays", "read_china_notices", "read_gov_uk", "read_icalendar"]
