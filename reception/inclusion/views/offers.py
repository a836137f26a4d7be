"""What somebody was offered to take part in, among the tabs of the person."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import language_name, today
from reception.i18n.said import Said
from reception.i18n.sentences import in_words, value_in_words
from reception.i18n.text import _
from reception.inclusion import permits
from reception.inclusion.forms.offers import ChangeOfferForm, EndOfferForm, FittingFilter, OfferForm
from reception.inclusion.operations import offers as operations
from reception.inclusion.queries import activities
from reception.inclusion.queries import offers as queries
from reception.inclusion.terms.activities import OfferAnswer
from reception.inclusion.views.frame import in_frame
from reception.inclusion.views.mentors import friends_section
from reception.reckoning.remarks import Refused
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved, written

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.inclusion.models import ActivityOffer

room = Room("person_inclusion", __name__, url_prefix="/people/<number:number>/inclusion")
ONE = "/offers/<int:offer_id>"


@room.app_template_filter("fit_words")
def fit_words(said: Said) -> str:
    """Why an activity fits, or what is to be asked: a language stands in it by its name."""
    values = {
        place: language_name(str(value)) if place == "language" else value_in_words(value)
        for place, value in said.values.items()
    }
    return _(said.msgid, **values)


@room.route("", permit=permits.OFFERS)
def of_person(number: str) -> ResponseReturnValue:
    """Activities, and mentors and friends."""
    case, is_open = queries.case_for(number)
    return in_frame(
        "inclusion/overview.html",
        case.person,
        offers=queries.offers_of(case.person),
        is_open=is_open,
        today=today(),
        **friends_section(case),
    )


@room.route("/offer", permit=permits.OFFERS)
def choose(number: str) -> ResponseReturnValue:
    """The activities that go on, what fits her best first."""
    case, is_open = queries.case_for(number)
    if not is_open:
        return _closed(number)
    narrowing = FittingFilter()
    asked = narrowing.asked()
    found = queries.fitting(case.person, asked.get("q", ""), asked.get("kind"))
    offset, limit = window()
    return in_frame(
        "inclusion/offers/choose.html",
        case.person,
        narrowing=narrowing,
        page=page_of(found[offset : offset + limit]),
        count=len(found),
    )


def _closed(number: str) -> ResponseReturnValue:
    flash(_("The case is closed. Open it again before you offer anything."), "late")
    return redirect(url_for(".of_person", number=number), 303)


@room.route("/offer/<number:activity>", methods=["GET", "POST"], permit=permits.OFFERS)
def offer(number: str, activity: str) -> ResponseReturnValue:
    """Tell her of an activity. One that is full, ended or for others is to be confirmed."""
    case, is_open = queries.case_for(number)
    if not is_open:
        return _closed(number)
    one = activities.activity(activity)
    form = OfferForm(data={"offered_on": today()})
    if form.validate_on_submit():
        made = written(form, lambda: operations.offer_activity(case, one, **form.entered))
        if made is not None:
            return _back(case, _("The offer is noted."))
    fit = queries.fits(case.person, one)
    if not fit.hindrances:
        del form.is_sure
    return in_frame("inclusion/offers/offer.html", case.person, form=form, activity=one, fit=fit)


def _found(number: str, offer_id: int) -> "tuple[Case, ActivityOffer]":
    row = queries.offer(number, offer_id)
    return row.case, row


@room.route(f"{ONE}/answer", methods=["POST"], permit=permits.OFFERS)
def answer(number: str, offer_id: int) -> ResponseReturnValue:
    """What she says, by one button: yes, no, or that she has not answered after all."""
    case, row = _found(number, offer_id)
    said = next((one for one in OfferAnswer if one.value == request.form.get("answer")), None)
    if said is None:
        return _back(case, None)
    return _done(case, lambda: operations.answer_offer(row, said), _("The answer is noted."))


@room.route(f"{ONE}/begin", methods=["POST"], permit=permits.OFFERS)
def begin(number: str, offer_id: int) -> ResponseReturnValue:
    """She takes part from today on."""
    case, row = _found(number, offer_id)
    return _done(case, lambda: operations.begin(row), _("It is noted that the person takes part."))


@room.route(f"{ONE}/edit", methods=["GET", "POST"], permit=permits.OFFERS)
def edit(number: str, offer_id: int) -> ResponseReturnValue:
    """Correct what is noted."""
    case, row = _found(number, offer_id)
    form = ChangeOfferForm(obj=row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row)
    if is_latest and saved(form, lambda: operations.change_offer(row, **form.entered)):
        return _back(case, _("The offer is changed."))
    return _form_page(case, row, form, _("Change the offer"))


@room.route(f"{ONE}/end", methods=["GET", "POST"], permit=permits.OFFERS)
def end(number: str, offer_id: int) -> ResponseReturnValue:
    """She takes part no longer."""
    case, row = _found(number, offer_id)
    form = _end_form(row)
    is_latest = form.validate_on_submit() and not form.is_outdated(row, lambda: _end_form(row, formdata=None))
    if is_latest and saved(form, lambda: operations.end_offer(row, ended_on=form.ended_on.data, end=form.end.data)):
        return _back(case, _("It is noted that it ended."))
    return _form_page(case, row, form, _("Takes part no longer"))


def _end_form(row: "ActivityOffer", **options: Any) -> EndOfferForm:
    data = {"version": row.version, "ended_on": row.ended_on or today(), "end": row.end}
    return EndOfferForm(data=data, **options)


@room.route(f"{ONE}/reopen", methods=["POST"], permit=permits.OFFERS)
def reopen(number: str, offer_id: int) -> ResponseReturnValue:
    """That it ended was a slip."""
    case, row = _found(number, offer_id)
    return _done(case, lambda: operations.reopen_offer(row), _("It is noted that the person takes part."))


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.OFFERS)
def remove(number: str, offer_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    case, row = _found(number, offer_id)
    if request.method == "POST":
        operations.remove_offer(row)
        return _back(case, _("The offer is removed."))
    return in_frame("inclusion/offers/remove.html", case.person, offer=row)


def _form_page(case: "Case", row: "ActivityOffer", form: ChangeOfferForm | EndOfferForm, title: str) -> str:
    return in_frame("inclusion/offers/form.html", case.person, form=form, offer=row, title=title)


def _done(case: "Case", work: Callable[[], None], words: str) -> ResponseReturnValue:
    """Do what a button asks for; what the rules refuse is said on the tab."""
    try:
        work()
    except Refused as refused:
        for remark in refused.remarks:
            flash(in_words(remark.said), "late")
        return _back(case, None)
    return _back(case, words)


def _back(case: "Case", words: str | None) -> ResponseReturnValue:
    if words:
        answers.done(words)
    return redirect(url_for(".of_person", number=case.person.number), 303)
