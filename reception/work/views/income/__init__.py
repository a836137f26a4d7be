"""What a person and her household live by, month by month, and the periods behind it."""

from reception.work.views.income import pages, periods
from reception.work.views.income.room import room

__all__ = ["pages", "periods", "room"]
