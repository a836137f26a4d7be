"""Tables of inclusion."""

from reception.inclusion.models.activities import Activity, ActivityOccasion, ActivityOffer
from reception.inclusion.models.counts import OutsideFigure, StaffLanguage, StaffTraining
from reception.inclusion.models.discrimination import DiscriminationReport, DiscriminationStep
from reception.inclusion.models.mentors import FriendMatch, FriendMeeting, FriendWish, Volunteer

__all__ = [
    "Activity",
    "ActivityOccasion",
    "ActivityOffer",
    "DiscriminationReport",
    "DiscriminationStep",
    "FriendMatch",
    "FriendMeeting",
    "FriendWish",
    "OutsideFigure",
    "StaffLanguage",
    "StaffTraining",
    "Volunteer",
]
