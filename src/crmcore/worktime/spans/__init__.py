"""Spans of time after something happened.

Reading order: `span` (what both have in common) → `early_window` (until when something may still be done) → `not_before` (from when it may be done).
"""
