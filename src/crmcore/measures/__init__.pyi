from crmcore.measures.counts import Counts, NpsCount, RateCount, RatioCount
from crmcore.measures.intervals import nps_interval, wilson
from crmcore.measures.measure import Figure, FigureUnit, Interval, Measure, Status
from crmcore.measures.same_id import Ids, once
from crmcore.measures.spread import Histogram, Tally

__all__ = [
    "Counts",
    "Figure",
    "FigureUnit",
    "Histogram",
    "Ids",
    "Interval",
    "Measure",
    "NpsCount",
    "RateCount",
    "RatioCount",
    "Status",
    "Tally",
    "nps_interval",
    "once",
    "wilson",
]
