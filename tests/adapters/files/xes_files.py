"""Logs in XES to try the reader on."""

from __future__ import annotations

LOG = """<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Event Name" keys="concept:name lifecycle:transition"/>
  <string key="concept:name" value="our desk"/>
  <trace>
    <string key="concept:name" value="1-364285768"/>
    <string key="class" value="ordinary"/>
    <event>
      <string key="concept:name" value="Accepted"/>
      <string key="lifecycle:transition" value="In Progress"/>
      <date key="time:timestamp" value="2010-03-31T15:59:42+01:00"/>
      <float key="cost" value="5.0"><string key="currency" value="EUR"/></float>
      <list key="who"><values><string key="first" value="anna"/></values></list>
    </event>
    <event>
      <string key="concept:name" value="Completed"/>
      <string key="lifecycle:transition" value="Closed"/>
      <date key="time:timestamp" value="2010-03-31T16:00:56.500+01:00"/>
    </event>
  </trace>
</log>
"""
BY_TRACE = """
[mapping]
name = "ours"
zone = "UTC"
[case]
columns = ["case:concept:name"]
[event]
columns = ["concept:name"]
detail  = ["lifecycle:transition"]
[at]
columns = ["time:timestamp"]
[class]
columns  = ["case:class"]
optional = true
"""


def log(*traces: str) -> str:
    """Return a log with these traces, each on a line of its own."""
    return "<log>\n" + "".join(f"<trace>{one}</trace>\n" for one in traces) + "</log>\n"


def trace(case: str, *events: tuple[str, str]) -> str:
    """Return what stands in a trace."""
    said = "".join(f'<event><string key="concept:name" value="{what}"/><date key="time:timestamp" value="{at}"/></event>' for what, at in events)
    return f'<string key="concept:name" value="{case}"/>{said}'
