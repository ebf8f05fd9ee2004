"""Messages of `worktime`: `words` (units, periods, calendars), `clocks`."""
