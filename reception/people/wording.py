"""Facts about people in the reader's language."""

from datetime import date
from typing import Final

from reception.i18n.formats import country_name
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people.models import Identifier
from reception.people.rules import numbers
from reception.people.rules.birth import known_part
from reception.people.terms import BirthPrecision

#: The code of those who are citizens of no country, as ISO 3166 leaves it free.
STATELESS = "XX"


def birth_in_words(on: date | None, precision: BirthPrecision | None) -> str:
    """As much of a date of birth as is known, "" if nothing is."""
    if on is None or precision is None:
        return ""
    if precision is BirthPrecision.ESTIMATED:
        return _("%(year)s, estimated", year=on.year)
    return known_part(on, precision)


def citizenship(code: str) -> str:
    """A citizenship by its code."""
    return _("Stateless") if code == STATELESS else country_name(code)


def identity_number(identifier: Identifier) -> str:
    """A number as people write it; one that is not verified stands as it was written."""
    return numbers.shown(identifier.kind, identifier.value) if identifier.verified else identifier.written


def in_field(shown_name: str, birth: str, number: str, *, is_protected: bool) -> str:
    """A person as a field that picks people holds and reads her: "Amina Yusuf (1990), 7K3M-Q9"; `birth` may be ""."""
    if is_protected:
        return number
    return f"{shown_name} ({birth[:4]}), {number}" if birth else f"{shown_name}, {number}"


#: What the fields of corrections are called; the table alone means that the row was removed.
_FIELDS: Final = {
    "person_name": N_("Name (removed)"),
    "person_name.kind": N_("What name it is"),
    "person_name.text": N_("Name"),
    "person_name.language": N_("Language of the name"),
    "identifier": N_("Number (removed)"),
    "identifier.grade": N_("How sure the identity is"),
    "identifier.starts_on": N_("Number, from"),
    "identifier.ends_on": N_("Number, up to"),
    "person.birth_on": N_("Date of birth"),
    "person.birth_precision": N_("How much of the date of birth is known"),
    "person.birth_source": N_("How the date of birth is known"),
    "person.legal_sex": N_("Legal sex"),
    "person.legal_sex_set_by_hand": N_("Legal sex chosen by hand"),
    "person.citizenships": N_("Citizenship"),
    "person.route": N_("How the person came here"),
    "person.pronunciation": N_("How the name is said"),
    "person.note": N_("Note about the identity"),
    "person.interpreter_needed": N_("Interpreter needed"),
    "person.interpreter_language": N_("Language of the interpreter"),
    "person.interpreter_dialect": N_("Dialect"),
    "person.interpreter_wish": N_("Wish about the interpreter"),
    "person.communication_mode": N_("How the person prefers to communicate"),
    "permit_ground": N_("Residence permit (removed)"),
    "key_date": N_("Date (removed)"),
    "person_language": N_("Language (removed)"),
    "contact_detail": N_("Contact detail (removed)"),
    "household_member": N_("Place in a household (removed)"),
    "household_member.role": N_("Role in a household"),
    "household_member.starts_on": N_("In a household, from"),
    "household_member.ends_on": N_("In a household, up to"),
    "guardianship": N_("Guardian (removed)"),
    "guardianship.kind": N_("In what way a guardian decides"),
    "guardianship.guardian_name": N_("Name of a guardian"),
    "guardianship.guardian_phone": N_("Telephone of a guardian"),
    "guardianship.starts_on": N_("Guardian, from"),
    "guardianship.ends_on": N_("Guardian, up to"),
    "guardianship.source": N_("How a guardian is known"),
}
_TABLES: Final = {
    "permit_ground": N_("Residence permit"),
    "key_date": N_("Date that drives deadlines"),
    "person_language": N_("Language"),
    "contact_detail": N_("Contact detail"),
}


def field_name(field: str) -> str:
    """What the field of a correction is called."""
    return _(_FIELDS.get(field) or _TABLES.get(field.partition(".")[0]) or N_("Other fact"))
