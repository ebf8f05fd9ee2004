"""What `worktime` says: `words` (units, periods, calendars), `clocks`."""
