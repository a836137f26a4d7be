"""The tab "Details": everything that is known of who a person is and how to reach her."""

from typing import TYPE_CHECKING, Any

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people import operations, permits, queries
from reception.people.forms import IdentityForm, InterpreterForm, shown_birth
from reception.people.tabs import person_tabs
from reception.people.terms import BirthPrecision, LegalSex, NumberKind
from reception.people.views.facts import fact_page
from reception.people.views.room import Shown, back_to, room
from reception.web.answers import done

if TYPE_CHECKING:
    from reception.people.models import Person

#: How many records that may be about the same person are named.
MOST_ALIKE = 3
#: What cannot be changed without saying why, once it stands there.
_REASONED = ("birth_on", "birth_precision", "legal_sex", "citizenships")


@room.route("", permit=permits.READ)
def details(number: str) -> ResponseReturnValue:
    """All blocks of the record."""
    person = queries.record(number)
    return render_template(
        "people/details.html",
        person=person,
        tabs_of_person=person_tabs(person, "details"),
        corrections=queries.corrections_of(person),
        alike=_alike(person),
        today=today(),
        NumberKind=NumberKind,
    )


def _alike(person: "Person") -> list[queries.Hit]:
    """Other records that may be about the same person, for those who merge records."""
    if not permits.MERGE.held_by(staff()):
        return []
    pairs = queries.possible_duplicates((0, MOST_ALIKE), of=person)
    return [hit for pair in pairs for hit in (pair.first, pair.second) if hit.person_id != person.id]


@room.route("/identity", methods=["GET", "POST"], permit=permits.WRITE)
def identity(number: str) -> ResponseReturnValue:
    """Birth, sex, citizenships, route. A reason is asked for when something that stands there is changed."""
    person = queries.person_to_change(number)
    shown, form = Shown(person, person), _identity_form(person)
    is_latest = form.validate_on_submit() and not form.is_outdated(shown, lambda: _identity_form(person, formdata=None))
    if is_latest and _has_reason(form, person):
        operations.correct(person, reason=form.reason.data or None, **_identity_facts(form, person))
        done(_("The change is saved."))
        return back_to(person, "identity")
    return fact_page(person, form, heading=_("Birth, sex and origin"), block="identity")


def _identity_form(person: "Person", **options: Any) -> IdentityForm:
    return IdentityForm(obj=Shown(person, person), data=_shown_identity(person), **options)


def _shown_identity(person: "Person") -> dict[str, Any]:
    codes = [*person.citizenships.split(), "", ""]
    return {
        "birth": shown_birth(person.birth_on, person.birth_precision),
        "estimated": person.birth_precision is BirthPrecision.ESTIMATED,
        "citizenship": codes[0],
        "second_citizenship": codes[1],
    }


def _identity_facts(form: IdentityForm, person: "Person") -> dict[str, Any]:
    """What is stored; a sex that somebody chose is never changed by a number again."""
    facts = form.facts
    by_hand = person.legal_sex_set_by_hand or facts["legal_sex"] is not person.legal_sex
    return {**facts, "legal_sex_set_by_hand": by_hand}


def _has_reason(form: IdentityForm, person: "Person") -> bool:
    facts = form.facts
    standing = {name: getattr(person, name) for name in _REASONED}
    empty = (None, "", LegalSex.UNKNOWN)
    corrected = any(facts[name] != value for name, value in standing.items() if value not in empty)
    if corrected and not form.reason.data:
        form.refuse("reason", _("Write why it is changed."))
        return False
    return True


@room.route("/interpreter", methods=["GET", "POST"], permit=permits.WRITE)
def interpreter(number: str) -> ResponseReturnValue:
    """Whether an interpreter is needed, in what language, and wishes."""
    person = queries.person_to_change(number)
    shown = Shown(person, person)
    form = InterpreterForm(obj=shown)
    if form.validate_on_submit() and not form.is_outdated(shown):
        operations.correct(person, **form.facts)
        done(_("The change is saved."))
        return back_to(person, "interpreter")
    return fact_page(person, form, heading=_("Interpreter and communication"), block="interpreter")
