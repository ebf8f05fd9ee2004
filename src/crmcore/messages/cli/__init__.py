"""Messages of the commands: `commands`, and `explain`."""
