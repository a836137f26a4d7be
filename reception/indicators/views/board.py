"""Indicators that are followed, and each with its definition: figures that are protected."""

from reception.web.blueprint import Room

room = Room("indicators", __name__, url_prefix="/indicators")
