"""Questions about people. Every answer passes a permit, and whom it shows is noted in the reading log."""

from reception.people.queries.drafts import draft, draft_to_decide, drafts_to_decide, met_person
from reception.people.queries.duplicates import Meeting, holders_of, likely_duplicates, meeting, visible_match
from reception.people.queries.hits import Hit
from reception.people.queries.protection import (
    ProtectedPerson,
    managed_person,
    named_staff,
    pending_removal,
    person_to_unprotect,
    protected_people,
)
from reception.people.queries.records import corrections_of, identified, is_number_used, person_to_change, record
from reception.people.queries.search import SearchResult, found_through, search

__all__ = [
    "Hit",
    "Meeting",
    "ProtectedPerson",
    "SearchResult",
    "corrections_of",
    "draft",
    "draft_to_decide",
    "drafts_to_decide",
    "found_through",
    "holders_of",
    "identified",
    "is_number_used",
    "likely_duplicates",
    "managed_person",
    "meeting",
    "met_person",
    "named_staff",
    "pending_removal",
    "person_to_change",
    "person_to_unprotect",
    "protected_people",
    "record",
    "search",
    "visible_match",
]
