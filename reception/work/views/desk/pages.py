"""What Arbetsförmedlingen does for a person: enrolled, programmes, decisions, meetings, questions."""

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.contacts.queries.meetings import FACE_TO_FACE
from reception.i18n.formats import today
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.people.terms import KeyDateKind
from reception.reckoning.remarks import Refused
from reception.web.remarks import warn
from reception.work import permits
from reception.work.operations import desk as operations
from reception.work.queries import authority, files
from reception.work.queries import desk as queries
from reception.work.rules.desk import asked_after_leaving
from reception.work.rules.desk_ahead import ahead_of
from reception.work.views.desk.room import back_to_desk, desk_url, room
from reception.work.views.frame import in_frame


@room.route("", permit=permits.FILES)
def of_person(number: str) -> ResponseReturnValue:
    """What Arbetsförmedlingen does, what comes next, and what it was asked."""
    person = files.person_at_work(number)
    noted = queries.noted_in(files.file_of(person))
    dealings = authority.dealings_with(person)
    return in_frame(
        "work/desk/desk.html",
        person,
        "desk",
        noted=noted,
        dealings=dealings,
        ahead=ahead_of((*noted.coming, *dealings.coming), today()),
        asked_after=asked_after_leaving(noted.left_on) if noted.left_on else (),
        of_record=queries.days_of_record(person),
        enrolled_kind=KeyDateKind.ENROLLED_EMPLOYMENT_SERVICE,
        left_kind=KeyDateKind.LEFT_EMPLOYMENT_SERVICE,
        face_to_face=FACE_TO_FACE,
        has_been=authority.has_been,
        today=today(),
    )


@room.route("/take-over", methods=["POST"], permit=permits.ENROLMENTS)
def take_over(number: str) -> ResponseReturnValue:
    """Note the enrolment whose day stands in the record already."""
    person = files.person_at_work(number)
    try:
        warn(operations.take_over_enrolment(person))
    except LookupError as nothing:
        raise OutOfReach from nothing
    except Refused as refused:
        flash(in_words(refused.remarks[0].said), "late")
        return redirect(desk_url(person), 303)
    return back_to_desk(person, _("The enrolment is noted."))
