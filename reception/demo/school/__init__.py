"""The schools of Exempelby: who learns Swedish and how far, the groups with their lessons, and where children go."""

from reception.demo.school.school import School

__all__ = ["School"]
