"""Figures that say what they count: never a bare number, never NaN. Reading order: `measure` → `intervals` → `counts` → `spread`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crmcore.measures.counts import NpsCount as NpsCount
    from crmcore.measures.counts import RateCount as RateCount
    from crmcore.measures.counts import RatioCount as RatioCount
    from crmcore.measures.intervals import nps_interval as nps_interval
    from crmcore.measures.intervals import wilson as wilson
    from crmcore.measures.measure import Figure as Figure
    from crmcore.measures.measure import Interval as Interval
    from crmcore.measures.measure import Measure as Measure
    from crmcore.measures.measure import Status as Status
    from crmcore.measures.measure import Unit as Unit
    from crmcore.measures.spread import Histogram as Histogram
    from crmcore.measures.spread import Tally as Tally
else:
    from crmcore._door import door

    __getattr__, __dir__ = door(
        globals(),
        {
            "Measure": "crmcore.measures.measure",
            "Status": "crmcore.measures.measure",
            "Unit": "crmcore.measures.measure",
            "Figure": "crmcore.measures.measure",
            "Interval": "crmcore.measures.measure",
            "wilson": "crmcore.measures.intervals",
            "nps_interval": "crmcore.measures.intervals",
            "RatioCount": "crmcore.measures.counts",
            "RateCount": "crmcore.measures.counts",
            "NpsCount": "crmcore.measures.counts",
            "Tally": "crmcore.measures.spread",
            "Histogram": "crmcore.measures.spread",
        },
    )

__all__ = ["Figure", "Histogram", "Interval", "Measure", "NpsCount", "RateCount", "RatioCount", "Status", "Tally", "Unit", "nps_interval", "wilson"]
