"""Households that seek a home: asked for by the caseworker, matched and offered homes by the housing coordinator."""

from reception.matching.views import needs, offers, panel, waiting

ROOMS = (needs.room, waiting.room, offers.room)

__all__ = ["ROOMS", "needs", "offers", "panel", "waiting"]
