from crmcore.adapters.calendars.bank_holidays import read_gov_uk
from crmcore.adapters.calendars.icalendar_files import read_icalendar
from crmcore.adapters.calendars.libraries import from_chinesecalendar, from_holidays
from crmcore.adapters.calendars.notices import read_china_notices
from crmcore.adapters.calendars.toml_days import days_toml

__all__ = [
    "days_toml",
    "from_chinesecalendar",
    "from_holidays",
    "read_china_notices",
    "read_gov_uk",
    "read_icalendar",
]
