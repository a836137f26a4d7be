"""The register of employers."""

from reception.work.views.employers import contacts, people, register
from reception.work.views.employers.room import room

__all__ = ["contacts", "people", "register", "room"]
