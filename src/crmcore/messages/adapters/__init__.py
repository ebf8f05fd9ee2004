"""Messages of `adapters`: `files`, `calendars`, `stores`."""
