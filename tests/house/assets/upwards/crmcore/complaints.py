"""Stands above policy."""


class Complaint:
    """A complaint."""
