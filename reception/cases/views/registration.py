"""Registering a person: search first, then a short form; and the registrations that wait for a manager."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.cases import queries as cases
from reception.cases.forms.registration import CREATE, RegistrationForm, SearchFirstForm
from reception.cases.operations import registration as operations
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.people import operations as people_operations
from reception.people import permits
from reception.people import queries as people
from reception.people.rules.lookup import Lookup, holds_long_number, understand
from reception.people.terms import DraftState
from reception.web.answers import done, way_back
from reception.web.blueprint import Room
from reception.web.forms import kept_form

room = Room("registration", __name__, url_prefix="/people")

#: How many hits stand above the form.
SHOWN = 10


@room.route("/new", methods=["GET"], permit=permits.REGISTER)
def start() -> ResponseReturnValue:
    """The search that comes first. A name may come in the address; six digits or more may not (decision 3)."""
    if kept_form().get("step") == CREATE:
        return _taken_up()
    text = request.args.get("q", "")
    if text and not holds_long_number(text):
        return _found(text)
    return _search_page(SearchFirstForm(formdata=None)), 400 if text else 200


@room.route("/new", methods=["POST"], permit=permits.REGISTER)
def new() -> ResponseReturnValue:
    """The answer to the search, or the registration itself."""
    if request.form.get("step") == CREATE:
        return _register(RegistrationForm(_units()))
    search = SearchFirstForm(q=request.form.get("q") or request.form.get("name"))
    return _found(search.q.data or "") if search.validate() else _search_page(search)


def _search_page(search: SearchFirstForm) -> str:
    return render_template("registration/search.html", form=search)


def _units() -> list[tuple[int, str]]:
    """The units where the actor does casework."""
    units = {duty.unit_id: duty.unit_name for duty in staff().duties if duty.role in CASEWORK}
    return sorted(units.items(), key=lambda unit: unit[1])


def _found(text: str) -> str:
    """Who is registered already, and the form with what was written in its place."""
    hits = people.search(text).hits[:SHOWN]
    seen = " ".join(hit.number for hit in hits)
    form = RegistrationForm(_units(), formdata=None, data={**_prefilled(understand(text, today=today())), "seen": seen})
    return _form_page(form, hits)


def _taken_up() -> str:
    """A registration that was begun before, and who is registered by that name today."""
    form = RegistrationForm(_units())
    hits = people.search(form.name.data).hits[:SHOWN] if form.name.data else ()
    form.seen.data = " ".join(hit.number for hit in hits)
    return _form_page(form, hits)


def _prefilled(lookup: Lookup) -> dict[str, Any]:
    """What was searched for, as the form's beginning."""
    names, numbers = lookup.values("name"), lookup.values("number") + lookup.values("dossier")
    year = str(lookup.birth_year) if lookup.birth_year else None
    typed = {"birth": _birth(year)} if year else {}
    return {"name": next(iter(names), ""), "number": next(iter(numbers), ""), "as_worker": True, **typed}


def _birth(year: str) -> tuple[Any, str]:
    return today().replace(int(year), 1, 1), "year"


def _form_page(form: RegistrationForm, hits: Any) -> str:
    holders = cases.holders(hit.person_id for hit in hits)
    return render_template("registration/new.html", form=form, hits=hits, holders=holders, units=len(_units()))


def _register(form: RegistrationForm) -> ResponseReturnValue:
    """Register, unless something is to be corrected or somebody to be looked at first."""
    hits: Any = ()
    if form.validate():
        hits = people.likely_duplicates(form.names, form.known_number, form.known_birth)
        form.ask_about(hits)
    if form.failed:
        return _form_page(form, hits)
    number = operations.register_with_case(
        unit_id=form.unit_id.data, worker_id=staff().user_id if form.as_worker.data else None, **form.facts
    )
    done(_("The registration is saved."))
    return redirect(_after(number), 303)


def _after(number: str) -> str:
    """The form that sent here to register somebody, and now learns of whom; otherwise the person's page."""
    form = way_back("")
    return f"{form.partition('?')[0]}?person={number}" if form else url_for("overview.person", number=number)


@room.route("/drafts", permit=permits.DECIDE_DRAFT)
def drafts() -> ResponseReturnValue:
    """The registrations that wait for the actor's answer."""
    return render_template("registration/drafts.html", drafts=people.drafts_to_decide())


@room.route("/drafts/<number:number>", methods=["GET", "POST"], permit=permits.DECIDE_DRAFT)
def draft(number: str) -> ResponseReturnValue:
    """One of them: what was written, and the number of the person it met; the answer."""
    waiting, met_number, met_grade = people.draft_to_decide(number)
    if request.method == "POST" and request.form.get("answer") in {DraftState.SAME, DraftState.OTHER}:
        operations.settle_draft(waiting, DraftState(request.form["answer"]))
        done(_("The registration is decided."))
        return redirect(url_for(".drafts"), 303)
    return render_template(
        "registration/draft.html",
        draft=waiting,
        facts=people_operations.facts_of(waiting),
        met_number=met_number,
        met_grade=met_grade,
    )
