"""Registering a pupil at the school: who, is it one of these, and what is applied for."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from wtforms import HiddenField

from reception.education.forms.pupils.applications import ApplicationForm
from reception.i18n.text import _, _l
from reception.people.forms.newcomer import NewcomerFields
from reception.people.queries import Hit
from reception.people.terms import Match
from reception.web.fields import Choice, Text, whole_number

#: The value of `who` for somebody who is none of those shown.
SOMEBODY_NEW: Final = "new"


class NewPupilForm(NewcomerFields, ApplicationForm):
    """The units are passed in; with one there is nothing to choose. `who` is asked once likely people are found."""

    name = Text(
        _l("Name as in the passport"),
        required=_l("Write the name. One name is enough."),
        description=_l("In the order it is written there."),
        render_kw={"dir": "auto", "spellcheck": "false"},
    )
    number = Text(
        _l("Number"),
        longest=60,
        description=_l("A personal identity number or a coordination number, if there is one."),
        render_kw={"dir": "ltr"},
    )
    unit_id = Choice(_l("School"), coerce=whole_number, required=_l("Choose the school."))
    who = Choice(_l("Is it one of these?"), radios=True)
    #: The numbers of the people who have been shown.
    seen = HiddenField()
    keeps_draft = True
    asks_who = False
    has_holder = False

    def __init__(self, units: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.unit_id.choices = [(str(unit_id), name) for unit_id, name in units]
        self.who.choices = [("", "")]
        if len(units) == 1:
            self.unit_id.data = units[0][0]

    def validate(self, extra_validators: object = None) -> bool:
        """The number must be one, or be kept with a reason; without one the date of birth tells people apart."""
        self.who.choices = [(self.who.data, "")]  # checked by `ask_about`, which knows who was found
        super().validate(extra_validators)
        if not self.number.data and not self.birth.data and not self.birth.errors:
            self.refuse("birth", _("Write a number or a date of birth, as much as is known."))
        return not self.failed

    def ask_about(self, likely: Iterable[Hit]) -> None:
        """Have the writer say whether it is one of these. Everybody who is shown now is chosen from, or nobody."""
        found = list(likely)
        number = self.known_number
        self.has_holder = bool(number and number.is_personal and any(Match.NUMBER in hit.why for hit in found))
        self.asks_who = bool(found)
        self.who.choices = [(hit.number, hit.shown_name) for hit in found]
        shown = set((self.seen.data or "").split())
        self.seen.data = " ".join(hit.number for hit in found)
        is_known = self.who.data in {*(hit.number for hit in found), SOMEBODY_NEW}
        if found and (not is_known or any(hit.number not in shown for hit in found)):
            self.who.data = self.who.data if is_known else None
            self.refuse("who", _("The person may be registered already. Choose one of these, or that it is another."))

    def chosen(self, likely: Iterable[Hit]) -> int | None:
        """The id of the person who was chosen; None: somebody new."""
        return next((hit.person_id for hit in likely if hit.number == self.who.data), None)

    @property
    def facts(self) -> dict[str, Any]:
        """What `register_person` takes. Somebody else's number is kept by insisting: a manager decides then."""
        return {
            "name": self.name.data,
            "number_text": self.number.data or None,
            "unverified_reason": self.kept_because,
            "birth": self.known_birth,
            "insisting": self.has_holder and self.who.data == SOMEBODY_NEW,
        }
