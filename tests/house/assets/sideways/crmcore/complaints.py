"""Stands beside segmentation."""


class Complaint:
    """A complaint."""
