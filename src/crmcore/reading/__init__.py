"""Typed TOML, with every fault at its key path: for rulebooks, regimes, classifications, mappings and logs.

Reading order: `values` (the closed grammar of values) → `paths` (key paths) → `fields` (which keys a class has, and how
each is read) → `shape` (how a table is read into a class) → `parsing` (from text to tables).
"""
