"""Messages of `adapters`: `files`, `exports`, `logs`, `calendars`, `stores`."""
