"""Letting a home or entering one elsewhere, and putting right what was written wrong."""

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.housing import permits
from reception.housing.forms.contracts import GROUPS, ContractFields, CorrectContractForm, NewContractForm
from reception.housing.operations import contracts as operations
from reception.housing.operations import offers
from reception.housing.queries import contracts as queries
from reception.housing.queries import dwellings as homes
from reception.housing.queries.standing import free_unit_ids
from reception.housing.terms import ContractState, Tenure
from reception.housing.views.room import back_to, checked, page_of, room
from reception.housing.wording import unit_address
from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.people import permits as people_permits
from reception.web import answers
from reception.web.remarks import warn
from reception.web.short_number import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reception.housing.models import Contract
    from reception.housing.queries.contracts import Housemate
    from reception.people.models import Person


@room.route("/people/<number:number>/home/new", methods=["GET", "POST"], permit=permits.RESIDENTS)
def new(number: str) -> ResponseReturnValue:
    """Let a home to a household, or enter where it lives by another right."""
    person = queries.resident(number)
    earlier = queries.contracts_of(person)
    form = _new_form(person, earlier)
    if form.validate_on_submit():
        made = _made(form, earlier)
        if made is not None and not form.failed:
            answers.done(_("Entered."))
            return back_to(made)
    form.unit_id.choices = _by_day(form.unit_id.choices, form.first_on.data or today())
    return render_template(
        "housing/contract/new.html",
        form=form,
        person=person,
        groups=GROUPS,
        Tenure=Tenure,
        cancel_url=_way_out(person),
    )


def _way_out(person: "Person") -> str:
    """Whoever may open the person goes back there; the coordinator to those who seek a home."""
    is_readable = people_permits.READ.held_by(staff())
    return answers.way_back(
        url_for("homes.of_person", number=person.number) if is_readable else url_for("waiting.waiting")
    )


def _new_form(person: "Person", earlier: "Sequence[Contract]") -> NewContractForm:
    mates = queries.to_live_with(person)
    form = NewContractForm(**_preset(person, mates, earlier) if request.method == "GET" else {})
    form.unit_id.choices = [("", _("None of them")), *homes.unit_choices()]
    form.provider_id.choices = [("", _("Nobody")), *queries.providers()]
    form.people.choices = form.tenants.choices = [(mate.person_id, mate.called) for mate in mates]
    form.follows.choices = [("", _("Nothing that is known here")), *((one.number, _named(one)) for one in earlier)]
    return form


def _preset(person: "Person", mates: "list[Housemate]", earlier: "Sequence[Contract]") -> dict[str, Any]:
    """What the address asks for, and what goes without saying."""
    unit_id = request.args.get("unit", type=int)
    unit = homes.units_named([unit_id]).get(unit_id) if unit_id else None
    standing = next((one for one in earlier if one.state_on(today()) in _STANDING), None)
    tenure = request.args.get("tenure", "")
    return {
        "tenure": Tenure(tenure) if tenure in list(Tenure) else Tenure.MUNICIPAL if unit else None,
        "unit_id": unit.id if unit else None,
        "rent": unit.rent if unit else None,
        "furnished": unit.dwelling.furnished if unit else False,
        "first_on": _day("first"),
        "last_on": _day("last"),
        "people": [mate.person_id for mate in mates],
        "tenants": [person.id],
        "follows": standing.number if standing else "",
        "ends_follows": standing is not None,
        "offer": normalise(request.args.get("offer", "")) or "",
    }


_STANDING: Final = (ContractState.RUNNING, ContractState.NOTICE)


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _by_day(units: Any, day: date) -> Any:
    """The units of a menu, those that are free on the day first: (group, choices)."""
    none, *rest = units
    free = free_unit_ids(day)
    groups = {
        "": [none],
        _("Free on %(day)s", day=day.isoformat()): [one for one in rest if one[0] in free],
        _("Let or closed on that day"): [one for one in rest if one[0] not in free],
    }
    return {name: choices for name, choices in groups.items() if choices}


def _named(contract: "Contract") -> str:
    """A contract in a menu: from when, by which right, and where."""
    where = unit_address(contract.unit.dwelling, contract.unit) if contract.unit else contract.elsewhere or ""
    return ", ".join(filter(None, (contract.first_on.isoformat(), label(contract.tenure), where)))


def _made(form: NewContractForm, earlier: "Sequence[Contract]") -> "Contract | None":
    """The contract; None where it is refused, and the form says why. Its warnings stand on the next page."""
    with form.saving():
        made = checked(form, lambda: _let(form, earlier))
        if made is not None:
            return made
    return None


def _let(form: NewContractForm, earlier: "Sequence[Contract]") -> "Contract | None":
    values = {
        "tenure": form.tenure.data,
        "unit_id": form.unit_id.data,
        "people": form.who,
        "first_on": form.first_on.data,
        "last_on": form.last_on.data,
        "follows": next((one for one in earlier if one.number == form.follows.data), None),
        "ends_follows": bool(form.ends_follows.data),
        "author_id": staff().user_id,
        "moved_in_on": form.moved_in_on.data,
        **form.details,
    }
    try:
        if form.offer.data:
            made, said = operations.let_by_offer(form.offer.data, **values)
        else:
            made, said = operations.let(**values)
    except offers.AnsweredAlready:
        form.refuse(None, _("The offer was answered or withdrawn meanwhile. Open it again."))
        return None
    except offers.NeedEnded:
        form.refuse(None, _("The household does not seek a home any more. Enter the contract without the offer."))
        return None
    standing = queries.remarks_now(made, queries.held_for(made))  # its own page says these anyway
    warn(remark for remark in said if remark not in standing)
    return made


@room.route("/dwellings/contracts/<number:number>/edit", methods=["GET", "POST"], permit=permits.WRITE_CONTRACTS)
def edit(number: str) -> ResponseReturnValue:
    """Put right what was written wrong."""
    contract = queries.contract(number, permits.WRITE_CONTRACTS)
    form = _edit_form(contract)
    is_valid = form.validate_on_submit()
    if is_valid and not form.is_outdated(contract, lambda: _edit_form(contract, formdata=None)):
        said = checked(form, lambda: operations.correct(contract, **_corrected(form)))
        if said is not None:
            answers.done(_("The contract is corrected."))
            warn(said)
            return back_to(contract)
    form.unit_id.choices = _by_day(form.unit_id.choices, contract.first_on)
    return render_template(
        "housing/contract/edit.html",
        form=form,
        contract=contract,
        groups=GROUPS,
        Tenure=Tenure,
        cancel_url=page_of(contract),
    )


def _edit_form(contract: "Contract", **options: Any) -> CorrectContractForm:
    form = CorrectContractForm(obj=contract, **options)
    form.unit_id.choices = [("", _("None of them")), *homes.unit_choices()]
    form.provider_id.choices = [("", _("Nobody")), *queries.providers()]
    return form


def _corrected(form: ContractFields) -> dict[str, Any]:
    names = ("tenure", "unit_id", "first_on", "last_on")
    return {**{name: form[name].data for name in names}, **form.details}
