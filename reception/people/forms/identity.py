"""What is asked once about a person: birth, sex, citizenships, route, interpreter."""

from datetime import date
from typing import Any

from wtforms import BooleanField

from reception.i18n.text import _l, choices
from reception.people.forms.choices import countries, languages
from reception.people.forms.fact import FactForm
from reception.people.terms import (
    BirthPrecision,
    CommunicationMode,
    InterpreterWish,
    LegalSex,
    ReceptionRoute,
    Source,
)
from reception.web.fields import Choice, LongText, PartialDateField, Text, YesNo, term, with_none


class IdentityForm(FactForm):
    """Birth, sex, citizenships and what else is said once about a person."""

    birth = PartialDateField(
        _l("Date of birth"),
        description=_l("As much as is known: 1990, 1990-05 or 1990-05-17. It need not be the one in a number."),
    )
    estimated = BooleanField(_l("The year is estimated"))
    birth_source = Choice(
        _l("How is the date of birth known?"), coerce=term(Source), choices=[("", ""), *choices(*Source)]
    )
    legal_sex = Choice(
        _l("Legal sex in the population register"),
        radios=True,
        coerce=term(LegalSex),
        choices=choices(*LegalSex),
        default=LegalSex.UNKNOWN,
    )
    citizenship = Choice(_l("Citizenship"))
    second_citizenship = Choice(_l("Second citizenship"))
    route = Choice(
        _l("How the person came here"), coerce=term(ReceptionRoute), choices=[("", ""), *choices(*ReceptionRoute)]
    )
    pronunciation = Text(_l("How the name is said"))
    note = LongText(_l("Note about the identity"), longest=2000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.citizenship.choices = self.second_citizenship.choices = with_none(countries())

    @property
    def facts(self) -> dict[str, Any]:
        """What is stored."""
        told = super().facts
        codes = dict.fromkeys(code for code in (told.pop("citizenship"), told.pop("second_citizenship")) if code)
        birth_on, precision = told.pop("birth") or (None, None)
        told |= {"birth_on": birth_on, "birth_precision": _precision(precision, is_estimated=told.pop("estimated"))}
        source = told["birth_source"] or Source.UNKNOWN
        return {**told, "birth_source": source if birth_on else None, "citizenships": " ".join(codes)}


def _precision(known: str | None, *, is_estimated: bool) -> BirthPrecision | None:
    if known is None:
        return None
    return BirthPrecision.ESTIMATED if is_estimated else BirthPrecision(known)


def shown_birth(on: date | None, precision: BirthPrecision | None) -> tuple[date, str] | None:
    """A date of birth as its field takes it."""
    if on is None or precision is None:
        return None
    return on, str(BirthPrecision.YEAR if precision is BirthPrecision.ESTIMATED else precision)


class InterpreterForm(FactForm):
    """Whether an interpreter is needed, in what language, and wishes."""

    interpreter_needed = YesNo(_l("Is an interpreter needed?"))
    interpreter_language = Choice(_l("Language of the interpreter"))
    interpreter_dialect = Text(_l("Dialect"), longest=100)
    interpreter_wish = Choice(
        _l("Wish about the interpreter"),
        radios=True,
        coerce=term(InterpreterWish),
        choices=choices(*InterpreterWish),
        default=InterpreterWish.NONE,
    )
    communication_mode = Choice(
        _l("How the person prefers to communicate"),
        radios=True,
        coerce=term(CommunicationMode),
        choices=choices(*CommunicationMode),
        default=CommunicationMode.SPOKEN,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.reason
        self.interpreter_language.choices = with_none(languages(self.interpreter_language.object_data))
