"""A person's placements, jobs, studies and advice on a business."""

from reception.work.views.jobs import advice, checks, employments, page, placements, studies, tutors

__all__ = ["checks", "tutors"]

ROOMS = (page.room, placements.room, employments.room, studies.room, advice.room)
