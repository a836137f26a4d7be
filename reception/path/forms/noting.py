"""What is asked about a fact that is noted by hand: its value, as its kind has it, and where it comes from."""

from typing import Any

from wtforms import HiddenField, ValidationError

from reception.i18n.text import _, _l, choices
from reception.path.rules import noting
from reception.path.rules.facts import FactDefinition, FactValue
from reception.path.terms import FactKind
from reception.people.terms import Source
from reception.web.fields import Choice, DateField, Text
from reception.web.versioned import VersionedForm

#: Nobody notes by hand that a list was imported.
_SOURCES = choices(Source.PERSON, Source.DOCUMENT, Source.AUTHORITY, Source.UNKNOWN)


class NoteForm(VersionedForm):
    """Where a fact comes from; each kind adds its value."""

    source = Choice(
        _l("Where it comes from"), radios=True, choices=_SOURCES, coerce=Source, required=_l("Choose the source.")
    )
    next = HiddenField()
    definition: FactDefinition

    @property
    def value_noted(self) -> FactValue:
        """The value, understood. Only of a form that was sent and is in order."""
        value: FactValue = self["value"].data
        return value == noting.YES if self.definition.kind is FactKind.FLAG else value


class _DateForm(NoteForm):
    value = DateField(_l("Date"), required=_l("Write the day, for example 2026-03-04."))


class _FlagForm(NoteForm):
    value = Choice(
        _l("Answer"),
        radios=True,
        choices=((noting.YES, _l("Yes")), (noting.NO, _l("No"))),
        required=_l("Choose yes or no."),
    )


class _ChoiceForm(NoteForm):
    value = Choice(_l("Answer"), required=_l("Choose one from the list."))


class WholeNumber(Text):
    """A whole number in few digits."""

    def post_validate(self, form: Any, validation_stopped: bool) -> None:  # noqa: ARG002, FBT001 - WTForms' signature
        """Digits become the number; what was typed stays when it is none."""
        if validation_stopped or self.errors:
            return
        typed = str(self.data)
        if not (typed.isascii() and typed.isdecimal() and len(typed) <= noting.MOST_DIGITS):
            raise ValidationError(_("Write a whole number, for example 7."))
        self.data = int(typed)  # type: ignore[assignment]  # the stubs know lines of text


class _NumberForm(NoteForm):
    value = WholeNumber(
        _l("Number"),
        required=_l("Write a whole number, for example 7."),
        render_kw={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"},
    )


_FORMS: dict[FactKind, type[NoteForm]] = {
    FactKind.DATE: _DateForm,
    FactKind.FLAG: _FlagForm,
    FactKind.CHOICE: _ChoiceForm,
    FactKind.NUMBER: _NumberForm,
}


def note_form(
    definition: FactDefinition, written: str | None, source: Source | None, version: int | None, **options: Any
) -> NoteForm:
    """The form about one fact, filled with what is noted of it."""
    kept = None if written is None else noting.read(definition, written)
    shown = written if isinstance(kept, bool) else kept
    data = {"value": shown, "source": source, "version": "" if version is None else version}
    form = _FORMS[definition.kind](data=data, **options)
    form.definition = definition
    if definition.kind is FactKind.CHOICE:
        form["value"].choices = [("", ""), *((code, _(label)) for code, label in definition.choices.items())]
    return form


class ForgetForm(VersionedForm):
    """That a fact is not known after all."""

    next = HiddenField()
