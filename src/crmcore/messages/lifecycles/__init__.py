"""Messages of `lifecycles`: `steps` (what may happen to a case), `tables` (what is wrong with a lifecycle)."""
