"""Messages of `adapters`: `files`, `logs`, `calendars`, `stores`."""
