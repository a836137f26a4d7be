"""What a list says, in words: the codes of changes, questions and answers as a reader's language has them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from reception.accounts import queries as accounts
from reception.education.terms.lessons import MarkKind
from reception.education.terms.studies import Grade, NoGrade
from reception.i18n.formats import language_name, listed
from reception.i18n.markers import Term
from reception.i18n.text import _, label, pgettext
from reception.imports.queries.records import GRADES
from reception.imports.rules.columns import FIELDS
from reception.imports.rules.comparison import PERMANENT
from reception.imports.rules.headers import Kind
from reception.imports.rules.told import KNOWN_WORKER
from reception.people.models import Person
from reception.people.terms import BirthPrecision, Ground, HouseholdRole, LegalSex, ReceptionRoute
from reception.people.wording import birth_in_words, citizenship, in_field


def field_in_words(field: str, kind: Kind = "people") -> str:
    """The name of a field of a list."""
    return next((_(name) for code, name in FIELDS[kind] if code == field), field)


def value_in_words(field: str, value: str) -> str:
    """What a cell says, as it is kept (see `rules.told`), in words; a day stays as it is written."""
    known = _IN_WORDS.get(field)
    return known(value) if known else value


def person_in_words(person: Person) -> str:
    """Somebody whom a question is about: name, year of birth and number; of a protected person the number alone."""
    birth = birth_in_words(person.birth_on, person.birth_precision)
    return in_field(person.shown_name, birth, person.number, is_protected=person.is_protected)


def text_in_words(text: str, params: Mapping[str, Any], kind: Kind = "people") -> str:
    """A message of an import; the field and the value among its parameters are put into words."""
    field = params.get("field")
    if not isinstance(field, str):
        return _(text, **params)
    told = {"field": field_in_words(field, kind)}
    if isinstance(params.get("value"), str):
        told["value"] = value_in_words(field, str(params["value"]))
    return _(text, **{**params, **told})


def _birth(value: str) -> str:
    day, precision = value.split()
    return birth_in_words(date.fromisoformat(day), BirthPrecision(precision))


def _permit_to(value: str) -> str:
    # Translators: a residence permit without a last day
    return pgettext("permit", "permanent") if value == PERMANENT else value


def _term(kind: type[Term]) -> Callable[[str], str]:
    return lambda value: label(kind(value))


def _result(value: str) -> str:
    return label(Grade(value) if value in {grade.value for grade in Grade} else NoGrade(value))


def _names(name_of: Callable[[str], str]) -> Callable[[str], str]:
    return lambda value: listed([name_of(code) for code in value.split()])


def _yes_or_no(value: str) -> str:
    return _("Yes") if value == "yes" else _("No")


def _worker(value: str) -> str:
    if not value.startswith(KNOWN_WORKER):
        return value
    user = accounts.user(int(value.removeprefix(KNOWN_WORKER)))
    return user.name if user is not None else value


_IN_WORDS: Mapping[str, Callable[[str], str]] = {
    "mark": _term(MarkKind),
    "result": _result,
    "born": _birth,
    "sex": _term(LegalSex),
    "citizenship": _names(citizenship),
    "languages": _names(language_name),
    **dict.fromkeys(("interpreter", "lift", "step_free", "furnished", "is_own"), _yes_or_no),
    "permit_to": _permit_to,
    "ground": _term(Ground),
    "route": _term(ReceptionRoute),
    "relation": _term(HouseholdRole),
    "worker": _worker,
    "author": _worker,
    "protection": lambda value: label(GRADES[value]),
}
