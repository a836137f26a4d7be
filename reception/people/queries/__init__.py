"""Questions about people. Every answer passes a permit, and whom it shows is noted in the reading log."""

from reception.people.queries.drafts import (
    draft,
    draft_to_decide,
    drafts_to_decide,
    met_person,
    number_of_drafts_to_decide,
)
from reception.people.queries.duplicates import Meeting, holders_of, likely_duplicates, meeting, meetings, visible_match
from reception.people.queries.guardians import (
    GuardianLine,
    guardians_of,
    guardianship,
    guardianships_between,
    wards_of,
)
from reception.people.queries.hits import Hit
from reception.people.queries.households import Home, Homes, Member, homes_of
from reception.people.queries.indexing import lack_signs_of_likeness, number_of_people, people_to_index
from reception.people.queries.known import Known, housemates, known_of
from reception.people.queries.memberships import (
    expected_member,
    found_in_sight,
    home_of,
    is_seen_with_others,
    living_together,
    membership,
    memberships,
    own_membership,
    person_in_sight,
)
from reception.people.queries.merging import (
    MergePair,
    in_the_way,
    merge_to_undo,
    pair_to_merge,
    recent_merges,
    standing_number,
    with_former_number,
)
from reception.people.queries.moves import counted, moves
from reception.people.queries.protection import (
    ProtectedPerson,
    managed_person,
    named_staff,
    pending_removal,
    person_to_unprotect,
    protected_people,
)
from reception.people.queries.records import (
    corrections_of,
    identified,
    person_to_change,
    person_to_read,
    record,
)
from reception.people.queries.sameness import Pair, are_told_apart, possible_duplicates
from reception.people.queries.search import SearchResult, found_through, search
from reception.people.queries.short_numbers import numbers_in_use, people_numbered

__all__ = [
    "GuardianLine",
    "Hit",
    "Home",
    "Homes",
    "Known",
    "Meeting",
    "Member",
    "MergePair",
    "Pair",
    "ProtectedPerson",
    "SearchResult",
    "are_told_apart",
    "corrections_of",
    "counted",
    "draft",
    "draft_to_decide",
    "drafts_to_decide",
    "expected_member",
    "found_in_sight",
    "found_through",
    "guardians_of",
    "guardianship",
    "guardianships_between",
    "holders_of",
    "home_of",
    "homes_of",
    "housemates",
    "identified",
    "in_the_way",
    "is_seen_with_others",
    "known_of",
    "lack_signs_of_likeness",
    "likely_duplicates",
    "living_together",
    "managed_person",
    "meeting",
    "meetings",
    "membership",
    "memberships",
    "merge_to_undo",
    "met_person",
    "moves",
    "named_staff",
    "number_of_drafts_to_decide",
    "number_of_people",
    "numbers_in_use",
    "own_membership",
    "pair_to_merge",
    "pending_removal",
    "people_numbered",
    "people_to_index",
    "person_in_sight",
    "person_to_change",
    "person_to_read",
    "person_to_unprotect",
    "possible_duplicates",
    "protected_people",
    "recent_merges",
    "record",
    "search",
    "standing_number",
    "visible_match",
    "wards_of",
    "with_former_number",
]
