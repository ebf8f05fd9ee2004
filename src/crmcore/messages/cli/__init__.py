"""Messages of the commands: `commands`, `demo`, `replay`, and `explain`."""
