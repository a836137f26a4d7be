"""Who a person to be registered may already be, and whether that is somebody whom the actor may not see."""

from reception.people.queries.duplicates.likely import likely_duplicates
from reception.people.queries.duplicates.meetings import Meeting, holders_of, meeting, meetings, visible_match

__all__ = ["Meeting", "holders_of", "likely_duplicates", "meeting", "meetings", "visible_match"]
