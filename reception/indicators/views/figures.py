"""The statistician's figures: any year and day, in total and split, before any protection."""

from reception.web.blueprint import Room

room = Room("indicator_figures", __name__, url_prefix="/indicators")
