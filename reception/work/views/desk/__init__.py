"""The pages of what Arbetsförmedlingen does for a person."""

from reception.work.views.desk import decisions, enrolments, pages, programmes
from reception.work.views.desk.room import room

__all__ = ["decisions", "enrolments", "pages", "programmes", "room"]
