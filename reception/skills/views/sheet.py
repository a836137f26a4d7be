"""The interview on paper, in two languages: what was answered, or an empty form to fill in by hand."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from reception.i18n import beside
from reception.i18n.beside import Twice
from reception.skills import permits
from reception.skills.queries import profiles
from reception.skills.rules.interview import interview
from reception.skills.terms import LanguageLevel, Part
from reception.skills.views.frame import home_url
from reception.skills.views.interview import room
from reception.skills.views.noted import noted

__all__ = ["room"]


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
        levels=list(LanguageLevel),
        back_url=home_url(profile.person),
        twice=Twice,
    )
