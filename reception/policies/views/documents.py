"""Policies: which there are, and each line by line with what shows how it goes."""

from flask import render_template
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.indicators.rules.catalogue import versions_of
from reception.policies import permits
from reception.policies.queries import reports
from reception.policies.rules.documents import policies as all_policies
from reception.web.blueprint import Room

room = Room("policies", __name__, url_prefix="/policies")


@room.route("", permit=permits.READ)
def policies() -> ResponseReturnValue:
    """Every policy, those that are not valid any more among them."""
    return render_template("policies/list.html", policies=all_policies(), years=reports.years(), day=today())


@room.route("/<string(maxlength=40):code>", permit=permits.READ)
def policy(code: str) -> ResponseReturnValue:
    """A policy, line by line."""
    found = reports.policy(code)
    titles = {code: versions[-1].title for code in found.indicators if (versions := versions_of(code))}
    return render_template(
        "policies/policy.html",
        policy=found,
        years=reports.years(),
        titles=titles,
        day=today(),
    )
