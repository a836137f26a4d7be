"""Tables of indicators."""

from reception.indicators.models.counts import ChosenIndicator, IndicatorCell, IndicatorCount, IndicatorDuration

__all__ = ["ChosenIndicator", "IndicatorCell", "IndicatorCount", "IndicatorDuration"]
