"""Planning an appointment, and saying what came of it."""

from typing import Any

from reception.contacts.forms import parts
from reception.contacts.forms.contact import NOTE_HINT, PICK_URL
from reception.contacts.rules import OUTCOMES, PLANNABLE, lies_ahead
from reception.contacts.terms import CallKind, Channel, ContactState, InterpreterState
from reception.i18n.formats import now
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, LongText, MomentField, Text
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class AppointmentForm(Form):
    """A contact to come. Parties and languages are passed in."""

    at = MomentField(_l("When"), looks="forward", required=_l("Write when, for example 24 nov 13.15."))
    channel = Choice(_l("How"), radios=True, coerce=Channel, choices=choices(*PLANNABLE), required=_l("Choose how."))
    place = Text(_l("Where"))
    call = Choice(
        _l("Called how"),
        radios=True,
        coerce=CallKind,
        choices=choices(*CallKind),
        required=_l("Choose how the person is called."),
        description=_l("A summons says that the person has to come; an invitation does not."),
    )
    interpreter = parts.interpreter_field(InterpreterState.NONE, InterpreterState.PLANNED)
    interpreter_language = parts.language_field()
    summary = LongText(_l("What it is about"), description=NOTE_HINT)
    others = parts.others_field(PICK_URL)
    party = parts.party_field()

    def validate(self, extra_validators: Any = None) -> bool:
        """An appointment lies ahead."""
        super().validate(extra_validators)
        if self.at.data and not lies_ahead(self.at.data, now()):
            self.refuse("at", _("This has passed. Write a coming time, or log it as a contact."))
        return not self.failed

    @property
    def facts(self) -> dict[str, Any]:
        """What `plan_appointment` stores, without other people."""
        organisation_id, contact_person_id = parts.party_ids(self.party.data)
        is_booked = self.interpreter.data is InterpreterState.PLANNED
        return {
            "at": self.at.data,
            "channel": self.channel.data,
            "place": self.place.data or None,
            "call": self.call.data,
            "summary": self.summary.data or "",
            "interpreter": self.interpreter.data or InterpreterState.NONE,
            "interpreter_language": (self.interpreter_language.data or None) if is_booked else None,
            "organisation_id": organisation_id,
            "contact_person_id": contact_person_id,
        }


class SettleForm(VersionedForm):
    """What came of an appointment. The note is added below what was planned."""

    asides = frozenset({"state", "summary", "minutes", "interpreter", "interpreter_minutes"})

    state = Choice(
        _l("What came of it?"),
        radios=True,
        coerce=ContactState,
        choices=choices(*OUTCOMES),
        required=_l("Choose what came of it."),
    )
    summary = LongText(_l("Note"), description=NOTE_HINT)
    minutes = parts.minutes_field(_l("Minutes"))
    interpreter = parts.interpreter_field(*InterpreterState)
    interpreter_minutes = parts.minutes_field(_l("Minutes of the interpreter"))


class AddNoteForm(Form):
    """A note for an appointment that somebody else has settled already."""

    summary = LongText(
        _l("Your note"), required=_l("Write a note."), description=_l("It is added below what stands there.")
    )
