"""The caseworker asks for a home for a person and those who live with her, changes what is needed, and ends it."""

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.permit import OutOfReach
from reception.cases import queries as cases
from reception.housing.forms.needs import ALONE, ChangeNeedForm, EndNeedForm, NeedForm
from reception.housing.operations import needs as operations
from reception.housing.permits import WRITE_NEEDS
from reception.housing.queries import map as map_queries
from reception.housing.queries import needs as queries
from reception.housing.terms import NeedEnding, PlaceKind
from reception.i18n.formats import local, today
from reception.i18n.text import _
from reception.matching.wording import people_in_words
from reception.people import queries as people
from reception.web.answers import done
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.cases.models import Case
    from reception.housing.models import HomeNeed

room = Room("home_needs", __name__, url_prefix="/people/<number:number>/home-need")


@room.route("/new", methods=["GET", "POST"], permit=WRITE_NEEDS)
def new(number: str) -> ResponseReturnValue:
    """Ask for a home."""
    case = cases.open_case_about(number)
    standing = queries.open_need_of(case.person_id)
    if standing is not None and standing.case_id == case.id and request.method == "GET":
        flash(_("A home is sought for this person already. Here is what stands about it."), "info")
        return redirect(url_for(".edit", number=number, need_number=standing.number), 303)
    households = _households(case)
    form = _offered(NeedForm(household=households[0][0]), households)
    if form.validate_on_submit() and _asked(case, form):
        done(_("The housing coordinator sees now that a home is sought."))
        return _back(number)
    return _page("matching/need.html", form, case)


def _households(case: "Case") -> list[tuple[str, Any]]:
    """The households where the person lives, with whom each counts, and the person alone.

    One where somebody lives whom the reader must not know of is not among them, as nothing of it is told anywhere.
    """
    homes = {home.own.household_id for home in people.homes_of(case.person).current}
    homes -= queries.with_somebody_hidden(homes)
    found: list[tuple[str, Any]] = []
    for household_id in sorted(homes):
        counted = queries.counted_in(case.person, household_id)
        if len(counted) > 1:
            found.append((str(household_id), people_in_words(counted, today())))
    return [*found, (ALONE, _("The person alone"))]


def _offered(form: Any, households: list[tuple[str, Any]]) -> Any:
    places = map_queries.places()
    schools, work = (
        [(one.id, one.name) for one in places if one.kind is kind] for kind in (PlaceKind.SCHOOL, PlaceKind.WORK)
    )
    return form.offer(households, schools, work)


def _asked(case: "Case", form: NeedForm) -> bool:
    try:
        operations.ask_for_home(case, **form.facts)
    except operations.AlreadyAsked:
        form.refuse(None, _("Somebody has asked for a home for this person meanwhile."))
    except operations.CaseClosed:
        form.refuse(None, _("The case was closed meanwhile. Open it again before you ask for a home."))
    return not form.failed


@room.route("/<number:need_number>/edit", methods=["GET", "POST"], permit=WRITE_NEEDS)
def edit(number: str, need_number: str) -> ResponseReturnValue:
    """Change what is needed, or for whom."""
    need = _need(number, need_number)
    if need.ended_on is not None:
        return _ended_already(number)
    households = _households(need.case)
    form = _change_form(need, households)
    is_latest = form.validate_on_submit() and not form.is_outdated(
        need, lambda: _change_form(need, households, formdata=None)
    )
    if is_latest and _changed(need, form):
        done(_("What is needed is changed."))
        return _back(number)
    return _page("matching/need.html", form, need.case, need=need)


def _change_form(need: "HomeNeed", households: list[tuple[str, Any]], **options: Any) -> Any:
    shown = {name: getattr(need, name) for name in ("wanted_from", "without_stairs", "note", "version")}
    shown |= {name: str(getattr(need, name) or "") for name in ("school_id", "work_id")}
    own = str(need.household_id) if need.household_id else ALONE
    offered = households if own in dict(households) else [(own, _("As it stands")), *households]
    return _offered(ChangeNeedForm(data={**shown, "household": own}, **options), offered)


def _changed(need: "HomeNeed", form: Any) -> bool:
    try:
        operations.change_need(need, **form.facts)
    except operations.NeedEnded:
        form.refuse(None, _("No home is sought any longer: somebody ended it meanwhile."))
    return not form.failed


@room.route("/<number:need_number>/end", methods=["GET", "POST"], permit=WRITE_NEEDS)
def end(number: str, need_number: str) -> ResponseReturnValue:
    """No home is sought any longer, and why."""
    need = _need(number, need_number)
    if request.method == "GET" and need.ended_on is not None:
        return _ended_already(number)
    form = EndNeedForm(version=need.version)
    if form.validate_on_submit() and not form.is_outdated(need) and _ended(need, form):
        again = url_for(".again", number=number, need_number=need_number)
        done(_("No home is sought any longer. Offers that waited are withdrawn."), undo_url=again)
        return _back(number)
    return _page("matching/end_need.html", form, need.case, need=need)


def _ended(need: "HomeNeed", form: EndNeedForm) -> bool:
    if form.on.data < local(need.made_at).date():
        form.refuse("on", _("The home was asked for later than this day."))
        return False
    try:
        operations.end_need(need, NeedEnding(form.ending.data), form.on.data)
    except operations.NeedEnded:
        form.refuse(None, _("Somebody ended it meanwhile."))
    return not form.failed


@room.route("/<number:need_number>/again", methods=["POST"], permit=WRITE_NEEDS)
def again(number: str, need_number: str) -> ResponseReturnValue:
    """It was ended by a slip: a home is sought after all."""
    try:
        operations.seek_again(_need(number, need_number))
        done(_("A home is sought again. Offers that were withdrawn stay so."))
    except (operations.AlreadyAsked, operations.CaseClosed):
        flash(_("This cannot be taken back: the case is closed, or a home is sought for the person again."), "late")
    return _back(number)


def _need(number: str, need_number: str) -> "HomeNeed":
    """The need of that number, of this person. Raises OutOfReach."""
    need = queries.need(need_number, WRITE_NEEDS)
    if need.case.person.number != number:
        raise OutOfReach
    return need


def _ended_already(number: str) -> ResponseReturnValue:
    flash(_("No home is sought any longer. You can ask for one anew."), "info")
    return _back(number)


def _page(template: str, form: Any, case: "Case", **more: Any) -> str:
    return render_template(
        template,
        form=form,
        case=case,
        person=case.person,
        clock=queries.clock_of_person(case.person),
        today=today(),
        cancel_url=_home_url(case.person.number),
        **more,
    )


def _back(number: str) -> ResponseReturnValue:
    return redirect(_home_url(number), 303)


def _home_url(number: str) -> str:
    return url_for("homes.of_person", number=number)
