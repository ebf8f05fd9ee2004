"""What `adapters` say: `files`, `calendars`, `stores`."""
