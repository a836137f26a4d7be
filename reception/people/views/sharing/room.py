"""The room of sharing, and what its pages share."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.organisations import queries as organisations
from reception.organisations.rules import sort_key
from reception.people import operations, queries
from reception.people.forms.sharing import ChoiceOfConsent, Teller, lacking_words
from reception.people.rules import consents as rules
from reception.people.terms.papers import ConsentState, InformationGroup
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reception.people.forms.sharing.telling import TellingForm
    from reception.people.models import Consent, Disclosure, Person

room = Room("sharing", __name__, url_prefix="/people/<number:number>/sharing")


def tellers() -> list[Teller]:
    """The units that the reader does casework in."""
    duties = {duty.unit_id: duty for duty in staff().duties if duty.role in CASEWORK}
    return [Teller(unit_id, duty.unit_name, duty.limits_search) for unit_id, duty in duties.items()]


def known_organisations() -> list[tuple[int, str]]:
    """The working organisations of the register, by name."""
    found = organisations.ids_by_name()
    return [(found[name], name) for name in sorted(found, key=sort_key)]


def called(row: "Consent | Disclosure") -> str:
    """Who is or was told."""
    return row.recipient.name if row.recipient is not None else row.recipient_name or ""


def offered(consents: "Iterable[Consent]") -> list[ChoiceOfConsent]:
    """Consents as a form offers them: those that hold first, and those that ended, for what was told before."""
    choices = []
    for one in consents:
        given = queries.given(one)
        is_valid = rules.state_on(given, today()) is ConsentState.VALID
        until = (
            _("%(recipient)s, until %(day)s", recipient=called(one), day=one.expires_on.isoformat())
            if is_valid
            else _("%(recipient)s, ended", recipient=called(one))
        )
        choices.append((not is_valid, ChoiceOfConsent(one.number, until, called(one), given)))
    return [choice for _ended, choice in sorted(choices, key=lambda pair: pair[0])]


def shared_page(person: "Person", **more: Any) -> dict[str, Any]:
    """What every template of the room may use."""
    names = {group.value: label(group) for group in InformationGroup}
    return {"person": person, "called": called, "group_names": names, "today": today(), **more}


def carried() -> list[tuple[str, str]]:
    """What was answered in the first of two steps, to be sent again with the second."""
    machinery = {"csrf_token", "step", "again", "seed", "previewed", "next"}
    pairs = request.form.items(multi=True)
    return [(name, value) for name, value in pairs if name not in machinery and not name.startswith("_")]


@contextmanager
def telling(form: "TellingForm") -> "Iterator[None]":
    """Do the telling inside; a consent or a ground that changed at the same moment is a message beside its field."""
    try:
        yield
    except operations.NotCovered as problem:
        chosen = form.offered.get(form.consent.data or "")
        for words in lacking_words(problem.lacks, chosen.recipient if chosen else ""):
            form.refuse("consent", words)
    except operations.GroundNotOpen:
        form.refuse("ground", _("Your unit cannot tell anything on this ground. Choose another."))


def back_to(person: "Person", block: str) -> ResponseReturnValue:
    """To the part of the page that was worked with."""
    return redirect(url_for("sharing.of_person", number=person.number, _anchor=block), 303)
