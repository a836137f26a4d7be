"""Offering a home to a household: prepared, told, answered, withdrawn."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.housing.forms.offers import AnswerForm, ChooseHomeForm, MakeOfferForm, OfferForm
from reception.housing.operations import offers as operations
from reception.housing.permits import WRITE_OFFERS
from reception.housing.queries import dwellings
from reception.housing.queries import needs as need_queries
from reception.housing.queries import offers as offer_queries
from reception.housing.terms import OfferState
from reception.i18n.formats import today
from reception.i18n.sentences import in_words as plain
from reception.i18n.sentences import sentence
from reception.i18n.text import _
from reception.matching import queries
from reception.matching.rules.kept import to_json
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.forms import Form

if TYPE_CHECKING:
    from reception.housing.models import HomeNeed, Offer
    from reception.reckoning.remarks import Remark

room = Room("offers", __name__, url_prefix="/dwellings/waiting/<number:number>/offers")


@room.route("/new", permit=WRITE_OFFERS)
def choose(number: str) -> ResponseReturnValue:
    """Any home that becomes free, suggested or not: choose it, and go on to its offer."""
    need = need_queries.need(number)
    homes = queries.vacancies()
    form = ChooseHomeForm([(one.unit_id, _in_menu(one)) for one in homes.values()], formdata=request.args)
    if "unit" in request.args and form.validate():
        return redirect(url_for(".new", number=number, unit_id=int(form.unit.data)), 303)
    return render_template(
        "matching/choose_home.html", form=form, need=need, homes=homes, cancel_url=_household_url(number)
    )


def _in_menu(home: queries.Vacancy) -> str:
    return _("%(home)s, free from %(day)s", home=home.address, day=home.free.first.isoformat())


@room.route("/new/<int:unit_id>", methods=["GET", "POST"], permit=WRITE_OFFERS)
def new(number: str, unit_id: int) -> ResponseReturnValue:
    """Offer this home, or prepare the offer."""
    need = need_queries.need(number)
    one = queries.seeking_of(need)
    try:
        choice = queries.choice_of(one, unit_id)
    except OutOfReach:
        flash(_("This home does not become free. Choose another one."), "late")
        return _back(number)
    form = OfferForm()
    if form.validate_on_submit():
        made = _tried(form, lambda: _offer(need, choice, form))
        if made:
            done(_("The home is offered.") if form.is_told else _("The offer is prepared."))
            return _back(number)
    return render_template(
        "matching/offer.html",
        form=form,
        need=need,
        seeking=one,
        choice=choice,
        sentence=sentence,
        today=today(),
        cancel_url=_household_url(number),
        OfferState=OfferState,
    )


def _offer(need: "HomeNeed", choice: queries.Choice, form: OfferForm) -> "tuple[Remark, ...]":
    unit = dwellings.units_named([choice.home.unit_id])[choice.home.unit_id]
    _offer, remarks = operations.offer_home(
        need, unit, free_on=choice.home.free.first, grounds=to_json(choice.suggestion.reasons), **form.days
    )
    return remarks


@room.route("/<number:offer_number>/tell", methods=["GET", "POST"], permit=WRITE_OFFERS)
def tell(number: str, offer_number: str) -> ResponseReturnValue:
    """The household is told of a home that was prepared for it."""
    offer = _found(number, offer_number)
    if request.method == "GET" and offer.state is not OfferState.PREPARED:
        return _answered_already(number)
    form = MakeOfferForm(version=offer.version)
    if form.validate_on_submit() and not form.is_outdated(offer):
        days = {"made_on": form.made_on.data, "answer_by": form.answer_by.data}
        if _tried(form, lambda: operations.make_offer(offer, **days)):
            done(_("The home is offered."))
            return _back(number)
    return _page("matching/tell.html", form, offer)


@room.route("/<number:offer_number>/answer", methods=["GET", "POST"], permit=WRITE_OFFERS)
def answer(number: str, offer_number: str) -> ResponseReturnValue:
    """What the household answered."""
    offer = _found(number, offer_number)
    if request.method == "GET" and offer.state not in {OfferState.MADE, OfferState.ACCEPTED, OfferState.LAPSED}:
        return _answered_already(number)
    form = AnswerForm(version=offer.version)
    is_latest = form.validate_on_submit() and not form.is_outdated(offer)
    if is_latest and _is_after_telling(offer, form) and _tried(form, lambda: _answer(offer, form)):
        done(_WORDS[form.state]())
        return _back(number)
    return _page("matching/answer.html", form, offer)


_WORDS: dict[OfferState, Callable[[], str]] = {
    OfferState.ACCEPTED: lambda: _("Accepted. What is left is the contract."),
    OfferState.DECLINED: lambda: _("Declined. The home can be offered to others."),
    OfferState.LAPSED: lambda: _("Not answered in time. The home can be offered to others."),
}


def _is_after_telling(offer: "Offer", form: AnswerForm) -> bool:
    if offer.made_on is not None and form.answered_on.data < offer.made_on:
        form.refuse("answered_on", _("The household was told later than this day."))
    return not form.failed


def _answer(offer: "Offer", form: AnswerForm) -> "tuple[Remark, ...]":
    on = form.answered_on.data
    if form.state is OfferState.ACCEPTED:
        operations.accept_offer(offer, on)
    elif form.state is OfferState.DECLINED:
        operations.decline_offer(offer, on, form.declined_because, form.note.data)
    else:
        operations.let_offer_lapse(offer, on)
    return ()


@room.route("/<number:offer_number>/withdraw", methods=["POST"], permit=WRITE_OFFERS)
def withdraw(number: str, offer_number: str) -> ResponseReturnValue:
    """The offer is taken back."""
    offer = _found(number, offer_number)
    try:
        operations.withdraw_offer(offer)
        done(_("The offer is withdrawn."))
    except (operations.AnsweredAlready, operations.NeedEnded):
        flash(_("It has led to a contract, or was answered or withdrawn already."), "late")
    return _back(number)


def _tried(form: Form, work: "Callable[[], tuple[Remark, ...]]") -> bool:
    """Whether the work was done; its warnings stand on the next page. If not, the form says why."""
    try:
        remarks = work()
    except operations.Refused as refused:
        _refuse(form, refused.remarks)
    except operations.AlreadyOffered:
        form.refuse(None, _("This home is offered to the household already."))
    except operations.NeedEnded:
        form.refuse(None, _("The household seeks no home any longer."))
    except operations.AnsweredAlready:
        form.refuse(None, _("The offer was answered or withdrawn meanwhile. Look at the household's page."))
    else:
        for remark in remarks:
            flash(plain(remark.said), "soon")
    return not form.failed


def _refuse(form: Form, remarks: "Iterable[Remark]") -> None:
    for remark in remarks:
        if remark.stops:
            form.refuse(None, plain(remark.said))


def _found(number: str, offer_number: str) -> "Offer":
    """The offer of that number to that household. Raises OutOfReach."""
    offer = offer_queries.offer(offer_number, WRITE_OFFERS)
    if offer.need.number != number:
        raise OutOfReach
    return offer


def _page(template: str, form: Form, offer: "Offer") -> str:
    more: dict[str, Any] = {"need": offer.need, "offer": offer, "seeking": queries.seeking_of(offer.need)}
    return render_template(
        template, form=form, today=today(), cancel_url=_household_url(offer.need.number), OfferState=OfferState, **more
    )


def _answered_already(number: str) -> ResponseReturnValue:
    flash(_("This offer cannot be answered any more."), "info")
    return _back(number)


def _back(number: str) -> ResponseReturnValue:
    return redirect(_household_url(number), 303)


def _household_url(number: str) -> str:
    return url_for("waiting.household", number=number)
