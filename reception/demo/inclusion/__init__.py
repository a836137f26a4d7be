"""How people of Exempelby take part: activities, friends, a register of discrimination, counts of years, surveys."""

from reception.demo.inclusion.inclusion import include

__all__ = ["include"]
