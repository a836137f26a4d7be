"""What may happen to people's facts. Every write is recorded; nothing is committed here."""

from reception.people.operations.again import index_again, index_portion, owners_of
from reception.people.operations.contacts import (
    add_contact_detail,
    correct_contact_detail,
    end_contact_detail,
    show_contact_details,
)
from reception.people.operations.corrections import correct, remove
from reception.people.operations.drafts import decide_draft, facts_of
from reception.people.operations.enrolment import Enrolment, Facts, enrol, enrolment_of, hold
from reception.people.operations.expected import (
    arrive,
    cancel_expected,
    change_expected,
    expect_again,
    expect_member,
)
from reception.people.operations.facts import (
    add_identifier,
    add_key_date,
    add_language,
    add_name,
    add_permit,
    end_identifier,
)
from reception.people.operations.guardians import (
    AlreadyGuardian,
    OwnGuardian,
    add_guardian,
    change_guardian,
    end_guardianship,
    remove_guardianship,
)
from reception.people.operations.households import (
    AlreadyMember,
    change_member,
    join_household,
    join_many,
    leave_household,
    move,
    remove_member,
    start_household,
    start_household_of,
    start_households,
)
from reception.people.operations.keys import index, index_many
from reception.people.operations.merging import AlreadyUndone, TooLate, before_following, merge, on_joining, unmerge
from reception.people.operations.protection import (
    AlreadyAsked,
    NobodyNamed,
    OnePersonOnly,
    ask_removal,
    confirm_removal,
    name_staff,
    protect,
    refuse_removal,
    unname_staff,
)
from reception.people.operations.registration import NumberTaken, register_person
from reception.people.operations.telling_apart import not_the_same

__all__ = [
    "AlreadyAsked",
    "AlreadyGuardian",
    "AlreadyMember",
    "AlreadyUndone",
    "Enrolment",
    "Facts",
    "NobodyNamed",
    "NumberTaken",
    "OnePersonOnly",
    "OwnGuardian",
    "TooLate",
    "add_contact_detail",
    "add_guardian",
    "add_identifier",
    "add_key_date",
    "add_language",
    "add_name",
    "add_permit",
    "arrive",
    "ask_removal",
    "before_following",
    "cancel_expected",
    "change_expected",
    "change_guardian",
    "change_member",
    "confirm_removal",
    "correct",
    "correct_contact_detail",
    "decide_draft",
    "end_contact_detail",
    "end_guardianship",
    "end_identifier",
    "enrol",
    "enrolment_of",
    "expect_again",
    "expect_member",
    "facts_of",
    "hold",
    "index",
    "index_again",
    "index_many",
    "index_portion",
    "join_household",
    "join_many",
    "leave_household",
    "merge",
    "move",
    "name_staff",
    "not_the_same",
    "on_joining",
    "owners_of",
    "protect",
    "refuse_removal",
    "register_person",
    "remove",
    "remove_guardianship",
    "remove_member",
    "show_contact_details",
    "start_household",
    "start_household_of",
    "start_households",
    "unmerge",
    "unname_staff",
]
