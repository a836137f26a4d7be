"""The tab "Skills" of a person, and of a pupil for guidance: what was mapped and what is left."""

from typing import TYPE_CHECKING, Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from reception.education.permits import GUIDED
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.views.pupils.pupil_tabs import register_tab
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people import queries as people
from reception.skills import permits
from reception.skills.operations import profiles as operations
from reception.skills.queries import profiles as queries
from reception.skills.queries.interview import received_on
from reception.skills.rules.parts import days_until, next_part, share
from reception.skills.views.frame import in_frame
from reception.skills.views.noted import noted
from reception.skills.views.second_language import language_form
from reception.web import answers
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.people.models import Person
    from reception.skills.forms.interview import SecondLanguageForm

room = Room("person_skills", __name__, url_prefix="/people/<number:number>/skills")
of_pupils = Room("pupil_skills", __name__, url_prefix="/pupils/<number:number>/skills")
register_tab("skills", N_("Skills"), "pupil_skills.of_pupil", permits.READ, 75)


@room.route("", permit=permits.READ)
def of_person(number: str) -> ResponseReturnValue:
    """What the person can, has done and wants, as the reader's board mapped it."""
    return _overview(people.person_to_read(number))


@of_pupils.route("", permit=permits.READ)
def of_pupil(number: str) -> ResponseReturnValue:
    """The same of a pupil, for guidance."""
    return _overview(queries.person_guided(pupil_numbered(number, GUIDED)))


def _overview(person: "Person", refused: "SecondLanguageForm | None" = None) -> ResponseReturnValue:
    found = queries.profiles_of(person)
    own = next((one for one in found if queries.is_own(one)), None)
    ended = {one.part: one.first_done_on for one in own.parts} if own else {}
    return in_frame(
        "skills/overview.html",
        person,
        own,
        "overview",
        share=share(ended),
        next_part=next_part(ended),
        noted=noted(own) if own else [],
        mapped_after=_mapped_after(person, own),
        others=[(one, noted(one)) for one in found if one is not own],
        form=refused,
        second_form=refused or language_form(own, formdata=None),
        start_url=_start_url(person),
    )


def _mapped_after(person: "Person", own: Any) -> int | None:
    """The days from reception to mapping, for those who may open the person's record."""
    if own is None or own.mapped_on is None or not people.is_in_reach(person):
        return None
    return days_until(own.mapped_on, received_on(person))


def _start_url(person: "Person") -> str:
    if people.is_in_reach(person):
        return url_for("person_skills.start", number=person.number)
    return url_for("pupil_skills.start_of_pupil", number=queries.pupils_guided(person)[0].number)


@room.route("/start", methods=["POST"], permit=permits.WRITE)
def start(number: str) -> ResponseReturnValue:
    """Begin the interview."""
    return _start(people.person_to_read(number))


@of_pupils.route("/start", methods=["POST"], permit=permits.WRITE)
def start_of_pupil(number: str) -> ResponseReturnValue:
    """Begin the interview with a pupil."""
    return _start(queries.person_guided(pupil_numbered(number, GUIDED)))


def _start(person: "Person") -> ResponseReturnValue:
    own = next((one for one in queries.profiles_of(person) if queries.is_own(one)), None)
    if own is None:
        form = language_form(None)
        is_chosen = form.validate()
        if form.second_language.choices and not is_chosen:
            return _overview(person, form)
        own = operations.start(person, form.second_language.data if is_chosen else None)
        answers.done(_("The interview has begun. What is answered is kept part by part."))
    return redirect(url_for("interview.resume", number=own.number), 303)
