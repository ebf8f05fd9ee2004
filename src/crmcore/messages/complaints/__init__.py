"""What `complaints` says, by what it says it of: `intake`, `who_came`, `procedure`, `after`, `regimes` and others; `terms` are its words."""
