"""A layer that must exist."""
