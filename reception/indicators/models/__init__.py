"""Tables of indicators."""

from reception.indicators.models.counts import ChosenIndicator, IndicatorCell, IndicatorCount, IndicatorDuration
from reception.indicators.models.series import NationalFigure, SeriesImport

__all__ = [
    "ChosenIndicator",
    "IndicatorCell",
    "IndicatorCount",
    "IndicatorDuration",
    "NationalFigure",
    "SeriesImport",
]
