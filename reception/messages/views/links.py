"""The personal link to somebody's own pages: made, printed, revoked."""

from typing import TYPE_CHECKING, Final

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from reception.cases import queries as cases
from reception.i18n import locales
from reception.i18n.formats import local
from reception.i18n.locales import DEFAULT, KNOWN, Locale
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.messages import codes, permits
from reception.messages.forms.links import LinkForm
from reception.messages.operations import links as operations
from reception.messages.papers.card import card as card_of
from reception.messages.papers.facts import about
from reception.messages.papers.floor import made
from reception.messages.queries import links as queries
from reception.messages.rules.links import MOST_TRIES, LinkState
from reception.messages.views.frame import in_frame
from reception.messages.views.languages import offered_to
from reception.web import answers, pdf
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.messages.models import PersonalLink

room = Room("personal_link", __name__, url_prefix="/people/<number:number>/my-plan")
FILE_NAME: Final = "my-plan.pdf"
#: Where a link stands: the kind of its mark, and the words.
_STATES: Final = {
    LinkState.HOLDS: ("done", N_("Works now")),
    LinkState.EXPIRED: ("off", N_("Its time is over")),
    LinkState.REVOKED: ("off", N_("Revoked")),
    LinkState.LOCKED: ("late", N_("Closed after wrong years")),
    LinkState.CLOSED: ("off", N_("The case is closed")),
}


@room.route("", permit=permits.LINKS)
def of_person(number: str) -> ResponseReturnValue:
    """The link that holds, with its code, and those before it."""
    case = cases.cases_about(number)[0]
    links = queries.links_of(case)
    holding = next((link for link in links if queries.state_of(link) is LinkState.HOLDS), None)
    address = codes.address_of(holding) if holding is not None else None
    return in_frame(
        "messages/links.html",
        case.person,
        "access",
        case=case,
        links=links,
        holding=holding,
        address=address,
        code=Markup(codes.in_page(address)) if address else None,  # noqa: S704 # nosec B704 - drawn by us
        state_of=queries.state_of,
        states={state: (kind, _(words)) for state, (kind, words) in _STATES.items()},
        most_tries=MOST_TRIES,
        own_name=_own_name,
        local=local,
    )


@room.route("/new", methods=["GET", "POST"], permit=permits.LINKS)
def new(number: str) -> ResponseReturnValue:
    """Make a link; the one that held until then opens nothing any more."""
    case = cases.open_case_about(number)
    if case.person.birth_on is None:
        flash(_("A link asks for the year of birth, and none is noted. Write it among the details first."), "soon")
        return _back(number)
    form = _form(case)
    if form.validate_on_submit():
        operations.make(case, language=form.language.data, days=form.days.data)
        answers.done(_("The link is made. Print the card and give it to the person."))
        return _back(number)
    has_former = any(queries.state_of(link) is LinkState.HOLDS for link in queries.links_of(case))
    return in_frame("messages/new_link.html", case.person, "", form=form, has_former=has_former)


@room.route("/<int:link_id>/revoke", methods=["GET", "POST"], permit=permits.LINKS)
def revoke(number: str, link_id: int) -> ResponseReturnValue:
    """Let a link open nothing any more."""
    case, link = _link(number, link_id)
    if queries.state_of(link) is not LinkState.HOLDS:
        return _back(number)
    if request.method == "POST":
        operations.revoke(link)
        answers.done(_("The link is revoked. It opens nothing any more."))
        return _back(number)
    return in_frame("messages/revoke_link.html", case.person, "", link=link)


@room.route("/<int:link_id>/card.pdf", permit=permits.LINKS)
def card(number: str, link_id: int) -> ResponseReturnValue:
    """The card of a link that holds, in her language and Swedish. That it was printed is noted."""
    case, link = _link(number, link_id)
    address = codes.address_of(link) if queries.state_of(link) is LinkState.HOLDS else None
    if address is None:
        flash(_("The card of this link cannot be printed. Make a new link."), "soon")
        return _back(number)
    language = _spoken(link)
    sheet = card_of(language, about(case), address=address, until=local(link.expires_at).date())
    operations.printed(link)
    return pdf.attached(made([sheet], title=sheet.name, locale=language), FILE_NAME)


def _form(case: "Case") -> LinkForm:
    languages = offered_to(case)
    return LinkForm(
        languages=[(one.tag, one.own_name) for one in languages.all],
        proposed=languages.first.tag,
        is_protected=case.person.is_protected,
    )


def _link(number: str, link_id: int) -> "tuple[Case, PersonalLink]":
    case = cases.cases_about(number)[0]
    return case, queries.link(case, link_id)


def _spoken(link: "PersonalLink") -> Locale:
    """The language of its card; Swedish, if the installation does not have it any more."""
    return KNOWN[link.language] if locales.is_for_newcomers(link.language) else DEFAULT


def _own_name(tag: str) -> str:
    return KNOWN[tag].own_name if tag in KNOWN else tag


def _back(number: str) -> ResponseReturnValue:
    return redirect(url_for(".of_person", number=number), 303)
