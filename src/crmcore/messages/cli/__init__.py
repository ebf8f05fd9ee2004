"""What the commands say: `commands`, and `explain`."""
