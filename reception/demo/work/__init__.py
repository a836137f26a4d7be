"""How people of Exempelby come to work: employers, programmes, placements, jobs, studies, and what they live by."""

from reception.demo.work.work import Work

__all__ = ["Work"]
