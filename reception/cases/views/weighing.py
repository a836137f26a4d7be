"""How much work a case is, as its unit sees it."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from reception.cases import operations, permits, queries, rules
from reception.cases.forms.weighing import WeightForm
from reception.i18n.text import _
from reception.web.answers import done, go_back, way_back
from reception.web.blueprint import Room

room = Room("weighing", __name__, url_prefix="/cases/<number:number>")


@room.route("/weight", methods=["GET", "POST"], permit=permits.WRITE)
def weigh(number: str) -> ResponseReturnValue:
    """Say how much work a case is, so that the unit's load can be shared out."""
    case = queries.case(number, permits.WRITE)
    form = WeightForm(obj=case)
    person_url = url_for("overview.person", number=case.person.number)
    if form.validate_on_submit() and not form.is_outdated(case):
        operations.weigh(case, form.weight.data)
        done(_("The weight of the case is saved."))
        return go_back(person_url)
    return render_template("cases/weight.html", form=form, case=case, rules=rules, cancel_url=way_back(person_url))
