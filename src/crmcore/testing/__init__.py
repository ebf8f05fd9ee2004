"""Testing: what a host's own tests need from crmcore (extra `testing`). Import it by name; nothing here loads itself into pytest or Hypothesis.

Reading order: `strategies` (values to draw).
"""

from importlib.util import find_spec

from crmcore._door import open_door
from crmcore.errors import MissingExtra

if find_spec("hypothesis") is None:
    raise MissingExtra(feature="crmcore.testing", extra="testing")

__getattr__, __dir__ = open_door(globals())
