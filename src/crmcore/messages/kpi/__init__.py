"""Messages of `kpi`: `figures` (measures, rules, verdicts), `reports`."""
