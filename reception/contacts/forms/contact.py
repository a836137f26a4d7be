"""Logging a contact, and correcting one."""

from typing import Any

from reception.contacts.forms import parts
from reception.contacts.rules import HOW, TOOK_PLACE, lies_ahead, needs_note
from reception.contacts.terms import ContactState, InterpreterState
from reception.i18n.formats import now
from reception.i18n.text import _, _l
from reception.web.fields import Choice, DateField, LongText, MomentField, Text
from reception.web.forms import Form
from reception.web.versioned import VersionedForm

PICK_URL = "/contacts/people"
NOTE_HINT = _l("Write only what is needed. The person has the right to read it.")


class ContactForm(Form):
    """A contact on a known case. Parties and languages are passed in."""

    how = parts.how_field()
    at = MomentField(_l("When"), looks="back", required=_l("Write when it took place, for example now or 10.42."))
    summary = LongText(_l("Note"), description=NOTE_HINT)
    next_title = Text(_l("What"))
    next_due = DateField(_l("By"), looks="forward", future_only=True)
    minutes = parts.minutes_field(_l("Minutes"))
    others = parts.others_field(PICK_URL)
    party = parts.party_field()
    interpreter = parts.interpreter_field(InterpreterState.NONE, InterpreterState.CAME, InterpreterState.DID_NOT_COME)
    interpreter_language = parts.language_field()
    interpreter_minutes = parts.minutes_field(_l("Minutes of the interpreter"))

    def validate(self, extra_validators: Any = None) -> bool:
        """What took place lies behind; it has a note; a date has something to be done by it."""
        super().validate(extra_validators)
        if self.at.data and lies_ahead(self.at.data, now()):
            self.refuse("at", _("This lies ahead. Log it once it has taken place, or plan an appointment."))
        if self.how.data in HOW and needs_note(self.state) and not (self.summary.data or self.summary.errors):
            self.refuse("summary", _("Write a note."))
        if self.next_due.data and not self.next_title.data and not self.next_title.errors:
            self.refuse("next_title", _("Write what is to be done by that day."))
        return not self.failed

    @property
    def state(self) -> ContactState:
        """What the answer to "how" says of its outcome."""
        return HOW[self.how.data][1]

    @property
    def facts(self) -> dict[str, Any]:
        """What `log_contact` stores, without other people and the next step."""
        channel, state = HOW[self.how.data]
        with_interpreter = self.interpreter.data not in (None, InterpreterState.NONE)
        organisation_id, contact_person_id = parts.party_ids(self.party.data)
        return {
            "at": self.at.data,
            "channel": channel,
            "state": state,
            "summary": self.summary.data or "",
            "minutes": self.minutes.data,
            "organisation_id": organisation_id,
            "contact_person_id": contact_person_id,
            "interpreter": self.interpreter.data or InterpreterState.NONE,
            "interpreter_language": (self.interpreter_language.data or None) if with_interpreter else None,
            "interpreter_minutes": self.interpreter_minutes.data if with_interpreter else None,
        }


class AnybodysContactForm(ContactForm):
    """A contact with somebody yet to be named. `chosen` is a case number, offered when several people match."""

    person = parts.person_field(_l("Person"), PICK_URL, required=_l("Write who it was with."))
    chosen = Choice(_l("Which of them?"), radios=True)


class CorrectionForm(VersionedForm):
    """What a contact is to say instead, and why."""

    asides = frozenset({"reason"})

    how = Choice(_l("How"), radios=True, required=_l("Choose how it took place."))
    at = MomentField(_l("When"), looks="near", required=_l("Write when it took place, for example now or 10.42."))
    summary = LongText(_l("Note"), description=NOTE_HINT)
    others = parts.others_field(PICK_URL)
    reason = Text(_l("Why is it corrected?"), required=_l("Write why it is corrected."))

    #: The state it is in. An appointment keeps its own; what took place may turn out to have been a try.
    was: ContactState

    def validate(self, extra_validators: Any = None) -> bool:
        """A contact that was held keeps a note."""
        super().validate(extra_validators)
        is_empty = not (self.summary.data or self.summary.errors)
        if self.how.data in HOW and needs_note(self.state) and is_empty:
            self.refuse("summary", _("Write a note."))
        return not self.failed

    @property
    def state(self) -> ContactState:
        """The state it is to be in."""
        return HOW[self.how.data][1] if self.was in TOOK_PLACE else self.was

    @property
    def facts(self) -> dict[str, Any]:
        """What `correct_contact` stores, without other people."""
        return {
            "at": self.at.data,
            "channel": HOW[self.how.data][0],
            "state": self.state,
            "summary": self.summary.data or "",
            "reason": self.reason.data,
        }
