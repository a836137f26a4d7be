"""Who is asked, and slips of paper to hand out. Nobody who is asked is named on any page."""

from typing import TYPE_CHECKING

from flask import abort, current_app, redirect, url_for
from flask.typing import ResponseReturnValue

from reception.accounts import queries as accounts
from reception.i18n.formats import language_name
from reception.i18n.locales import KNOWN
from reception.i18n.text import _
from reception.mail.links import link
from reception.surveys import permits
from reception.surveys.forms.askings import PeopleForm, SlipsForm
from reception.surveys.operations import askings as operations
from reception.surveys.papers.slips import slips
from reception.surveys.queries import askings as queries
from reception.surveys.queries import surveys
from reception.surveys.rules.askings import reminder_times
from reception.surveys.rules.surveys import tags_of
from reception.surveys.terms import AskingKind, LeftOut, SurveyState
from reception.surveys.views.frame import done, in_frame
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.pdf import attached
from reception.web.remarks import written

if TYPE_CHECKING:
    from reception.surveys.models import Survey

room = Room("survey_askings", __name__, url_prefix="/surveys/<number:number>/askings")


@room.route("", permit=permits.SURVEYS)
def askings(number: str) -> ResponseReturnValue:
    """The rounds of asking, how many were asked in each language, and how many were left out and why."""
    found = surveys.survey(number)
    return in_frame(
        "surveys/askings/list.html",
        found,
        "askings",
        rows=[(one, _left_out(one.left_out)) for one in queries.askings(found)],
        asked=surveys.asked_in_groups(found),
    )


def _left_out(counts: dict[str, int]) -> list[tuple[str, int]]:
    """(why, how many) in the order of the reasons."""
    return [(_(reason.label), counts[reason.value]) for reason in LeftOut if reason.value in counts]


@room.route("/new", methods=["GET", "POST"], permit=permits.MAKE)
def new(number: str) -> ResponseReturnValue:
    """Ask newcomers with an open case."""
    found = surveys.survey(number)
    form = PeopleForm()
    form.offer([(one.id, one.name) for one in accounts.working_units()])
    if form.validate_on_submit():
        made = written(form, lambda: operations.ask_people(found, unit_id=form.unit_id.data, size=form.size.data))
        if made is not None:
            answers.done(_("The program asks them now. This page shows how many, and nobody's name."))
            return _to(found)
    return in_frame(
        "surveys/askings/new.html",
        found,
        "",
        form=form,
        title=_("Ask newcomers"),
        times=reminder_times(),
        can_link=bool(current_app.config["PUBLIC_URL"]),
        cancel_url=_address(found),
    )


@room.route("/slips", methods=["GET", "POST"], permit=permits.MAKE, endpoint="slips")
def new_slips(number: str) -> ResponseReturnValue:
    """Make slips of paper that open the survey once each."""
    found = surveys.survey(number)
    form = SlipsForm()
    form.offer([(tag, language_name(tag)) for tag in tags_of(found.languages)])
    if form.validate_on_submit():
        made = written(
            form,
            lambda: operations.make_slips(
                found, language=form.language.data, label=form.label.data, size=form.size.data
            ),
        )
        if made is not None:
            answers.done(_("The slips are made. Print them, and hand them out."))
            return _to(found)
    return in_frame(
        "surveys/askings/slips.html", found, "", form=form, title=_("Make slips of paper"), cancel_url=_address(found)
    )


@room.route("/<int:asking_id>/slips.pdf", permit=permits.MAKE)
def paper(number: str, asking_id: int) -> ResponseReturnValue:
    """The slips, to be printed; again as often as one likes while the survey is open."""
    found = surveys.survey(number)
    one = queries.asking(found, asking_id)
    if one.kind is not AskingKind.SLIPS or found.state is not SurveyState.OPEN:
        abort(404)
    addresses = [_whole_address(token) for token in queries.slip_tokens(one)]
    made = slips(KNOWN[one.language or "sv"], addresses, unit=found.unit.name, until=found.closes_on)
    return attached(made, f"slips-{found.number}-{one.id}.pdf")


def _whole_address(token: str) -> str:
    """Where a token leads: below RECEPTION_PUBLIC_URL, or where this page stands if nobody said."""
    if current_app.config["PUBLIC_URL"]:
        return link("my_survey.answer", token=token)
    return url_for("my_survey.answer", token=token, _external=True)


@room.route("/<int:asking_id>/again", methods=["POST"], permit=permits.MAKE)
def again(number: str, asking_id: int) -> ResponseReturnValue:
    """Do a round once more that could not be done."""
    found = surveys.survey(number)
    one = queries.asking(found, asking_id)
    return done(lambda: operations.order_again(found, one), _("The program tries again."), _address(found))


def _address(found: "Survey") -> str:
    return url_for("survey_askings.askings", number=found.number)


def _to(found: "Survey") -> ResponseReturnValue:
    return redirect(_address(found), 303)
