"""What is asked about names and numbers."""

from collections.abc import Mapping
from typing import Any, ClassVar

from wtforms import BooleanField

from reception.i18n.formats import today
from reception.i18n.text import _, _l, choices
from reception.people.forms.choices import languages
from reception.people.forms.fact import FactForm
from reception.people.rules.identifiers import KnownNumber, known_number
from reception.people.rules.numbers import InvalidNumber
from reception.people.terms import IdentityGrade, NameKind
from reception.web.fields import Choice, DateField, Text, term, with_none


class NameForm(FactForm):
    """A name or a spelling of one."""

    kind = Choice(_l("What name is it?"), coerce=term(NameKind), choices=choices(*NameKind), required=_l("Choose one."))
    text = Text(_l("Name"), required=_l("Write the name."), render_kw={"dir": "auto", "spellcheck": "false"})
    language = Choice(_l("Language of the name"), description=_l("So that it is shown and read out rightly."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.language.choices = with_none(languages(self.language.object_data))


class NumberFactsForm(FactForm):
    """What belongs to a number that stands in the record."""

    grade = Choice(
        _l("How sure is the identity?"),
        coerce=term(IdentityGrade),
        choices=[("", ""), *choices(*IdentityGrade)],
        description=_l("For a coordination number."),
    )
    starts_on = DateField(_l("From"), looks="back")
    ends_on = DateField(_l("Up to"), looks="back")


class NumberForm(NumberFactsForm):
    """A number of any kind. One that is no valid number is kept as unverified if somebody says why."""

    constraints: ClassVar[Mapping[str, tuple[str, Any]]] = {
        "uq_identifier_value": ("number_text", _l("The person has this number already.")),
        "identifier.value": ("number_text", _l("The person has this number already.")),
    }
    number_text = Text(
        _l("Number"),
        longest=60,
        required=_l("Write the number."),
        description=_l("A personal identity number, a coordination number, a dossier number or another."),
        render_kw={"dir": "ltr"},
    )
    keep_unverified = BooleanField(_l("Keep it as unverified"))
    unverified_reason = Text(_l("Why is it kept?"), description=_l("For example: as it stands on the card."))
    asks_about_number = False

    def validate(self, extra_validators: object = None) -> bool:
        """The number must be one, or be kept with a reason."""
        valid = super().validate(extra_validators)
        self.asks_about_number = bool(self.keep_unverified.data)
        return read_number(self, "number_text") and valid if valid else False

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored."""
        kept = {name: value for name, value in super().facts.items() if not name.endswith("unverified")}
        reason = kept.pop("unverified_reason")
        return {**kept, "reason": reason if self.keep_unverified.data else None}


def read_number(form: Any, field: str) -> bool:
    """Whether the number in `field` can be kept; if not, says why and offers to keep it as unverified.

    The form has `keep_unverified`, `unverified_reason` and `asks_about_number`.
    """
    try:
        number_of(form, field)
    except InvalidNumber as problem:
        form.asks_about_number = True
        if form.keep_unverified.data and not form.unverified_reason.data:
            form.refuse("unverified_reason", _("Write why it is kept although it is not valid."))
        else:
            form.refuse(field, _(problem.message))
        return False
    return True


def number_of(form: Any, field: str) -> KnownNumber | None:
    """The number in `field`, read. Raises InvalidNumber."""
    if not form._fields[field].data:
        return None
    reason = form.unverified_reason.data if form.keep_unverified.data else None
    return known_number(form._fields[field].data, today=today(), reason=reason)
