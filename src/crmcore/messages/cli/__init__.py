"""Messages of the commands: `commands`, `replay`, and `explain`."""
