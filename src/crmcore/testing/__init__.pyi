from crmcore.testing import strategies

__all__ = [
    "strategies",
]
