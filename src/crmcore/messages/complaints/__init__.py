"""What `complaints` says: `intake`, `procedure`, `at_any_time`, `regimes`, `supervision`; `terms` are its words."""
