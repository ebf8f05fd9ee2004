"""What `complaints` says: `intake`, `procedure`, `at_any_time`, `crisis`, `after`, `regimes`, `supervision`; `terms` are its words."""
