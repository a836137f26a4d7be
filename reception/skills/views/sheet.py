"""The interview on paper, in two languages: what was answered, or an empty form to fill in by hand."""

from collections.abc import Callable
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from reception.i18n import beside, locales
from reception.i18n.beside import Twice
from reception.i18n.markers import N_
from reception.skills import permits
from reception.skills.queries import profiles
from reception.skills.rules.interview import interview
from reception.skills.terms import Part
from reception.skills.views.frame import home_url
from reception.skills.views.interview import room
from reception.skills.views.noted import noted

__all__ = ["room"]
_NOTHING = N_("Nothing is noted.")


@room.route("/print", permit=permits.READ)
def sheet(number: str) -> ResponseReturnValue:
    """What was answered; with `?empty=1` the questions alone, with room to write."""
    profile = profiles.profile(number)
    beside.use(profile.second_language)
    is_empty = request.args.get("empty") == "1"
    return render_template(
        "skills/interview/empty_sheet.html" if is_empty else "skills/interview/sheet.html",
        person=profile.person,
        profile=profile,
        parts=noted(profile),
        asked={part: interview().asked(part) for part in Part},
        second=beside.current(),
        in_second=_in_second,
        nothing_noted=_NOTHING,
        back_url=home_url(profile.person),
        twice=Twice,
    )


def _in_second(line: Callable[[Any], str], row: Any) -> str:
    """A line of a template as it stands in the second language of the page."""
    other = beside.current()
    with locales.spoken(other.tag if other else None):
        return line(row)
