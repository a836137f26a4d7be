"""The blocks of the details page whose rows are added, corrected and removed alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import abort

from reception.i18n.markers import N_
from reception.people import forms, operations
from reception.people.forms import FactForm

if TYPE_CHECKING:
    from reception.people.models import Person


@dataclass(frozen=True)
class Block:
    """Rows of one kind. `rows` names the person's list; the texts are the headings of the pages."""

    name: str
    rows: str
    form: type[FactForm]
    add: Callable[..., Any]
    adding: str
    correcting: str
    removing: str
    correcting_form: type[FactForm] | None = None

    def row(self, person: "Person", row_id: int) -> Any:
        """The person's row of that id. Aborts with 404 when she has none."""
        found = next((row for row in getattr(person, self.rows) if row.id == row_id), None)
        return found if found is not None else abort(404)


NAMES = Block(
    "names",
    "names",
    forms.NameForm,
    operations.add_name,
    N_("Add a name"),
    N_("Correct the name"),
    N_("Remove the name"),
)
NUMBERS = Block(
    "numbers",
    "identifiers",
    forms.NumberForm,
    operations.add_identifier,
    N_("Add a number"),
    N_("Correct what is said of the number"),
    N_("Remove the number"),
    correcting_form=forms.NumberFactsForm,
)
PERMITS = Block(
    "permits",
    "permits",
    forms.PermitForm,
    operations.add_permit,
    N_("Add a residence permit"),
    N_("Correct the residence permit"),
    N_("Remove the residence permit"),
)
DATES = Block(
    "dates",
    "key_dates",
    forms.KeyDateForm,
    operations.add_key_date,
    N_("Add a date"),
    N_("Correct the date"),
    N_("Remove the date"),
)
LANGUAGES = Block(
    "languages",
    "languages",
    forms.LanguageForm,
    operations.add_language,
    N_("Add a language"),
    N_("Correct the language"),
    N_("Remove the language"),
)
CONTACT = Block(
    "contact",
    "contact_details",
    forms.ContactDetailForm,
    operations.add_contact_detail,
    N_("Add a contact detail"),
    N_("Correct the contact detail"),
    N_("Remove the contact detail"),
)
BLOCKS = {block.name: block for block in (NAMES, NUMBERS, PERMITS, DATES, LANGUAGES, CONTACT)}
#: The blocks whose rows are corrected and removed by the same pages; a contact detail is masked and needs its own.
ALIKE = "<any(names, numbers, permits, dates, languages):block>"
ANY = "<any(names, numbers, permits, dates, languages, contact):block>"
