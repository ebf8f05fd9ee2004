"""Deadline regimes as data, and a firm's own values in them.

Reading order: `tables` (the TOML of a regime) → `files` (read into a `Regime`) → `changes` (a firm's own values) → `collection` (all that are
available).
"""
