"""What goes on within the reader's reach: on whom each validation waits, and how long bodies take to answer."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import today
from reception.skills import permits
from reception.skills.forms.validations import WaitingFilter
from reception.skills.queries import validation_lists as queries
from reception.skills.queries.validation_lists import Wanted
from reception.skills.rules.bodies import bodies as known_bodies
from reception.skills.rules.validation_waits import FEWEST_ANSWERS, MONTHS_BACK
from reception.skills.terms import WaitsOn
from reception.skills.views.validations.room import room
from reception.web.paging import page_of, window


@room.route("/waiting", permit=permits.VALIDATIONS)
def waiting() -> ResponseReturnValue:
    """Every validation that goes on within reach, one's own people first: who has to act, and since when."""
    narrowing = WaitingFilter(whose="mine", order="waited")
    asked = narrowing.asked()
    wanted = Wanted(asked.get("whose", "mine"), asked.get("on"), asked.get("body"), asked.get("order", "waited"))
    return render_template(
        "skills/validations/waiting.html",
        narrowing=narrowing,
        numbers=[(on, count, _address(on)) for on, count in queries.numbers_by_whom(wanted).items()],
        everybody_url=_address(None),
        wanted=wanted,
        page=page_of(queries.open_validations(wanted, window())),
        bodies=known_bodies(),
        today=today(),
    )


def _address(on: WaitsOn | None) -> str:
    kept: dict[str, Any] = {name: request.args[name] for name in ("whose", "body", "order") if name in request.args}
    return url_for("validations.waiting", **kept, on=on.value if on else None)


@room.route("/waiting/bodies", permit=permits.VALIDATIONS)
def bodies() -> ResponseReturnValue:
    """How long each body takes to answer what was asked of it within reach."""
    return render_template(
        "skills/validations/bodies.html",
        rows=queries.waits_by_body(today()),
        bodies=known_bodies(),
        fewest=FEWEST_ANSWERS,
        months=MONTHS_BACK,
    )
