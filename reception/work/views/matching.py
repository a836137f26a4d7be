"""Places that fit a person, people who look for a place, proposals, and what somebody looks for. A human decides."""

from typing import TYPE_CHECKING, Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.i18n.sentences import in_words, sentence
from reception.i18n.text import _
from reception.reckoning.remarks import Refused
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn
from reception.work import permits
from reception.work.forms.matching import ChangeSearchForm, ProposalForm, SearchForm
from reception.work.operations import proposals as operations
from reception.work.operations.search import look_for
from reception.work.queries import files, matching, proposals
from reception.work.rules.matching import SHOWN
from reception.work.rules.matching_weights import weights
from reception.work.rules.proposals import check_proposing
from reception.work.views.frame import in_frame

if TYPE_CHECKING:
    from reception.people.models import Person

room = Room("work_matching", __name__)
_PERSON: Final = "/people/<number:number>/work"
#: So many more are shown each time one asks, up to so many.
_MORE, _MOST = 20, 210


@room.route(f"{_PERSON}/places", permit=permits.PEOPLE)
def places(number: str) -> ResponseReturnValue:
    """The open places, those first that fit the person best, each with its reasons."""
    person = files.person_at_work(number)
    shown = _shown()
    found = matching.places_that_fit(person, shown)
    return in_frame(
        "work/matching/places.html",
        person,
        "",
        found=found,
        more_url=_more("work_matching.places", number, shown, found.total),
        weights=weights().values(),
        sentence=sentence,
    )


@room.route(f"{_PERSON}/places/<number:opening_number>/propose", methods=["POST"], permit=permits.PEOPLE)
def propose(number: str, opening_number: str) -> ResponseReturnValue:
    """Propose the person for this place; the way back is where one came from."""
    person, opening = files.person_at_work(number), matching.opening(opening_number)
    try:
        operations.propose(person, opening)
        answers.done(_("Proposed. Note what the person and the employer say as soon as you know."))
    except Refused as refused:
        flash(in_words(refused.remarks[0].said), "late")
    return answers.go_back(url_for(".places", number=number))


@room.route(f"{_PERSON}/proposals/<int:proposal_id>", methods=["GET", "POST"], permit=permits.PROPOSALS)
def proposal(number: str, proposal_id: int) -> ResponseReturnValue:
    """What the person and the employer say, and whether the proposal has ended."""
    person = files.person_at_work(number)
    one = proposals.proposal_of(person, proposal_id)
    form = ProposalForm(obj=one)
    is_latest = form.validate_on_submit() and not form.is_outdated(one)
    if is_latest and saved(form, lambda: warn(operations.note_answers(one, **form.entered))):
        answers.done(_("Saved."))
        return redirect(_overview(person), 303)
    is_noted = one.opening_id in proposals.noted_openings(one.work_file)
    agreed = proposals.answers_of(one).is_agreed and not is_noted
    told = {"proposal": one, "title": _("The answers to a proposal"), "agreed": agreed}
    return in_frame("work/matching/proposal.html", person, "", form=form, back_url=_overview(person), **told)


@room.route(f"{_PERSON}/search", methods=["GET", "POST"], permit=permits.PEOPLE)
def search(number: str) -> ResponseReturnValue:
    """What the person looks for now, from when, and how much."""
    person = files.person_at_work(number)
    file = files.file_of(person)
    form: Any = SearchForm() if file is None else ChangeSearchForm(obj=file)
    is_latest = form.validate_on_submit() and (file is None or not form.is_outdated(file))
    if is_latest and saved(form, lambda: warn(look_for(person, **form.values))):
        answers.done(_("Saved."))
        return answers.go_back(_overview(person))
    title, back_url = _("What the person looks for"), answers.way_back(_overview(person))
    return in_frame("work/matching/search_form.html", person, "", form=form, title=title, back_url=back_url)


@room.route("/employers/openings/<number:number>/people", permit=permits.FILES)
def people(number: str) -> ResponseReturnValue:
    """The people of one's own boards who look for work, those first whom this place fits best."""
    opening, shown = matching.opening(number), _shown()
    found = matching.people_that_fit(opening, shown)
    return render_template(
        "work/matching/people.html",
        opening=opening,
        found=found,
        hindrances=[sentence(one.said) for one in check_proposing(matching.offer_of(opening), today())],
        more_url=_more("work_matching.people", number, shown, found.total),
        weights=weights().values(),
        sentence=sentence,
    )


def _shown() -> int:
    text = request.args.get("shown", "")
    asked = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else SHOWN
    return min(max(asked, SHOWN), _MOST)


def _more(endpoint: str, number: str, shown: int, total: int) -> str | None:
    """The address of the same page with more rows, if there are more and they can be shown."""
    if total <= shown or shown >= _MOST:
        return None
    return url_for(endpoint, number=number, shown=shown + _MORE)


def _overview(person: "Person") -> str:
    return url_for("person_work.of_person", number=person.number)
