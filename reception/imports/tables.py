"""What the tables hold that a list is written into, in the words of those who take it back."""

from collections.abc import Mapping

from reception.i18n.markers import N_
from reception.i18n.text import _

TABLES: Mapping[str, str] = {
    "person": N_("People"),
    "person_name": N_("Names"),
    "identifier": N_("Personal and other numbers"),
    "person_language": N_("Languages"),
    "permit_ground": N_("Residence permits"),
    "key_date": N_("Dates of reception and SFI"),
    "contact_detail": N_("Telephone, e-mail and addresses"),
    "named_access": N_("Staff named for a protected file"),
    "correction": N_("Corrections"),
    "household": N_("Households"),
    "household_member": N_("Members of households"),
    "expected_member": N_("Expected family members"),
    "guardianship": N_("Guardians"),
    "casefile": N_("Cases"),
    "case_assignment": N_("Caseworkers of cases"),
    "task": N_("Next steps"),
    "contact": N_("Contacts and appointments"),
    "contact_participant": N_("People in contacts"),
    "contact_revision": N_("Corrected contacts"),
    "question": N_("Questions to authorities"),
    "organisation": N_("Organisations"),
    "dwelling": N_("Homes"),
    "dwelling_unit": N_("Units of homes"),
    "lease": N_("Leases of the municipality"),
    "district": N_("Districts"),
    "closure": N_("Days on which a home cannot be let"),
    "inspection": N_("Inspections of homes"),
    "fault": N_("Fault reports"),
    "housing_contract": N_("Contracts and offers of a home"),
    "home_offer": N_("Contracts and offers of a home"),
    "lesson": N_("Lessons"),
    "lesson_pattern": N_("Lessons of the timetable"),
    "lesson_register": N_("Registers of lessons"),
    "register_correction": N_("Corrections of registers"),
    "study_result": N_("Results"),
    "absence_signal": N_("Signals about absence"),
    "merge": N_("Merged records"),
    "not_the_same": N_("People who were told apart"),
}
OTHERS = N_("Other details")

#: Why a row keeps a list from being taken back.
HAPPENED: Mapping[str, str] = {
    "changed": N_("Changed since"),
    "gone": N_("Removed since"),
    "refers": N_("Added since to what the list brought"),
}


def table_in_words(name: str) -> str:
    """What stands in a table."""
    return _(TABLES.get(name, OTHERS))
