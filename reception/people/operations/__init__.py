"""What may happen to people's facts. Every write is recorded; nothing is committed here."""

from reception.people.operations.contacts import (
    add_contact_detail,
    correct_contact_detail,
    end_contact_detail,
    show_contact_details,
)
from reception.people.operations.corrections import correct, remove
from reception.people.operations.drafts import decide_draft, facts_of
from reception.people.operations.facts import (
    add_identifier,
    add_key_date,
    add_language,
    add_name,
    add_permit,
    end_identifier,
)
from reception.people.operations.keys import index
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
from reception.people.operations.registration import Facts, NumberTaken, register_person

__all__ = [
    "AlreadyAsked",
    "Facts",
    "NobodyNamed",
    "NumberTaken",
    "OnePersonOnly",
    "add_contact_detail",
    "add_identifier",
    "add_key_date",
    "add_language",
    "add_name",
    "add_permit",
    "ask_removal",
    "confirm_removal",
    "correct",
    "correct_contact_detail",
    "decide_draft",
    "end_contact_detail",
    "end_identifier",
    "facts_of",
    "index",
    "name_staff",
    "protect",
    "refuse_removal",
    "register_person",
    "remove",
    "show_contact_details",
    "unname_staff",
]
