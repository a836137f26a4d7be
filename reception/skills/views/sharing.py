"""Which boards may read somebody's profile, because she lets them."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.text import _
from reception.skills import permits
from reception.skills.forms.consents import LetReadForm, TakeBackForm
from reception.skills.operations import consents as operations
from reception.skills.queries import consents as queries
from reception.skills.queries.profiles import profile as profile_numbered
from reception.skills.rules.consents import BEFORE, WITHDRAWING
from reception.skills.views.frame import in_frame
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved

room = Room("skills_sharing", __name__, url_prefix="/skills/<number:number>/sharing")


@room.route("", permit=permits.CONSENTS)
def of_profile(number: str) -> ResponseReturnValue:
    """The consents that hold today or will, and those that do not any more."""
    profile = profile_numbered(number, permits.WRITE, whole=False)
    consents = queries.consents_of(profile)
    ended = [one for one in consents if one.withdrawn_on or one.expires_on < today()]
    return in_frame(
        "skills/sharing/page.html",
        profile.person,
        profile,
        "",
        holding=[one for one in consents if one not in ended],
        ended=ended,
        may_ask=bool(queries.boards_to_let_read(profile)),
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.CONSENTS)
def new(number: str) -> ResponseReturnValue:
    """Write down that the person lets a board read her profile."""
    profile = profile_numbered(number, permits.WRITE, whole=False)
    form = LetReadForm()
    form.offer(
        [(board.id, board.name) for board in queries.boards_to_let_read(profile)],
        profile.second_language,
        profile.person.interpreter_language,
    )

    def write() -> None:
        facts = {name: value for name, value in form.values.items() if name != "agreed"}
        operations.let_read(profile, to_board_id=form.agreed.data, **facts)

    if form.validate_on_submit() and saved(form, write):
        answers.done(_("The consent is written down. The board can read the profile while it holds."))
        return redirect(url_for(".of_profile", number=number), 303)
    return in_frame("skills/sharing/new.html", profile.person, profile, "", form=form, before=BEFORE)


@room.route("/<int:consent_id>/withdraw", methods=["GET", "POST"], permit=permits.CONSENTS)
def withdraw(number: str, consent_id: int) -> ResponseReturnValue:
    """The person takes it back, on any day and without a reason."""
    profile = profile_numbered(number, permits.WRITE, whole=False)
    consent = queries.consent(profile, consent_id)
    form = TakeBackForm()
    if form.validate_on_submit() and saved(form, lambda: operations.withdraw(consent, form.on.data)):
        answers.done(_("The consent is withdrawn. The board cannot read the profile any more."))
        return redirect(url_for(".of_profile", number=number), 303)
    return in_frame(
        "skills/sharing/withdraw.html", profile.person, profile, "", form=form, consent=consent, effects=WITHDRAWING
    )
