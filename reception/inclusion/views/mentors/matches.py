"""Two who were brought together: how they stand, their answers, and that it ended."""

from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from reception.cases import queries as cases
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.friends import AnswersForm, EndMatchForm
from reception.inclusion.operations import friend_matches as operations
from reception.inclusion.queries import friends as queries
from reception.inclusion.queries.friends_waiting import silent_of
from reception.inclusion.queries.volunteers import match_state
from reception.inclusion.views.frame import in_frame
from reception.inclusion.views.mentors.room import back_to, done_or_told, form_page, match_url, room, tab_url
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.inclusion.models import FriendMatch

ONE = "/matches/<int:match_id>"


@room.route(ONE, permit=permits.MATCHES)
def match(number: str, match_id: int) -> ResponseReturnValue:
    """How two stand: the answers, the days, and the meetings."""
    person = cases.cases_about(number)[0].person
    one = queries.match_about(number, match_id)
    return in_frame(
        "inclusion/friends/match.html",
        person,
        match=one,
        state=match_state(one),
        silent=silent_of(one, today()),
        may_write=queries.is_open(one.case),
        at={"number": number, "match_id": one.id},
        tab_url=tab_url(person),
    )


@room.route(f"{ONE}/answers", methods=["GET", "POST"], permit=permits.MATCHES)
def answers(number: str, match_id: int) -> ResponseReturnValue:
    """What the two say, and when they begin."""
    one = queries.match_of(number, match_id)
    form, url = AnswersForm(obj=one), match_url(one.case.person, one.id)
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: warn(operations.note_answers(one, **form.entered))):
        return back_to(url, _("Saved."))
    return form_page(one.case.person, form, _("What the two say"), url, what=one.volunteer.name)


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.MATCHES)
def end_match(number: str, match_id: int) -> ResponseReturnValue:
    """They meet no longer; the wish ends too, or waits again, as the caseworker says."""
    one = queries.match_of(number, match_id)
    form, url = _end_form(one), match_url(one.case.person, one.id)
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: warn(operations.end_match(one, **form.entered))):
        return back_to(tab_url(one.case.person), _("It is noted that it has ended."))
    return form_page(one.case.person, form, _("They meet no longer"), url, what=one.volunteer.name)


def _end_form(one: "FriendMatch") -> EndMatchForm:
    return EndMatchForm(version=one.version, ends_on=one.ends_on or today(), end=one.end, note=one.note)


@room.route(f"{ONE}/resume", methods=["POST"], permit=permits.MATCHES)
def resume_match(number: str, match_id: int) -> ResponseReturnValue:
    """That it ended was a slip."""
    one = queries.match_of(number, match_id)
    url = match_url(one.case.person, one.id)
    return done_or_told(lambda: operations.resume_match(one), url, _("They go on."))
