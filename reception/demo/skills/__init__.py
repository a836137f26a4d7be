"""What the people of Exempelby can, have done and want, and how it is recognised."""

from reception.demo.skills.skills import Skills

__all__ = ["Skills"]
