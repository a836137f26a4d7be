"""Indicators that are followed, and each with its definition: figures that are protected."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import current_or_none
from reception.access.permit import OutOfReach
from reception.cases.terms import Phase
from reception.i18n.formats import today
from reception.i18n.text import _, label
from reception.indicators import permits, wording
from reception.indicators.forms.chosen import ChosenForm, chosen_form
from reception.indicators.operations.chosen import choose as write
from reception.indicators.queries import board as queries
from reception.indicators.queries.followed import Chosen, chosen, followed_unless_chosen, newest
from reception.indicators.rules.catalogue import Indicator
from reception.indicators.rules.chosen import Wish
from reception.indicators.terms import Measure
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved

room = Room("indicators", __name__, url_prefix="/indicators")


@room.route("", permit=permits.FOLLOW)
def board() -> ResponseReturnValue:
    """The indicators that are followed, year beside year. `?phase=work` shows one phase."""
    phase = next((one for one in Phase if one.value == request.args.get("phase")), None)
    choices = [(_("All phases"), url_for(".board"), phase is None)]
    choices += [(label(one), url_for(".board", phase=one.value), one is phase) for one in Phase]
    return _page("indicators/board.html", board=queries.board(today(), phase), phase=phase, phases=choices)


@room.route("/all", permit=permits.FOLLOW)
def every() -> ResponseReturnValue:
    """Every indicator: what it counts, and where that stands."""
    return _page("indicators/every.html", indicators=queries.every())


@room.route("/choose", methods=["GET", "POST"], permit=permits.CHOOSE)
def choose() -> ResponseReturnValue:
    """Which indicators are followed, in which order, and what each should reach."""
    kept = chosen()
    form = _form(kept)
    is_latest = form.validate_on_submit() and not form.is_outdated(kept, lambda: _form(chosen(), formdata=None))
    if is_latest and saved(form, lambda: write(kept, form.wishes, newest())):
        answers.done(_("What is followed is saved."))
        return redirect(url_for(".board"), 303)
    listed = [(phase, [one for one in newest().values() if one.phase is phase]) for phase in Phase]
    return _page("indicators/chosen.html", form=form, phases=[pair for pair in listed if pair[1]])


def _form(kept: Chosen, **options: Any) -> ChosenForm:
    """Filled with what is followed; where nobody has chosen, with what the page shows then."""
    rows = list(kept.rows.values())
    wishes = {row.code: Wish(is_followed=True, place=at, target=_whole(row.target)) for at, row in enumerate(rows, 1)}
    if not rows:
        wishes = {code: Wish(is_followed=True, place=at) for at, code in enumerate(followed_unless_chosen(), 1)}
    return chosen_form(list(newest().values()), wishes, version=kept.version, **options)


def _whole(target: Any) -> int | None:
    return None if target is None else int(target)


@room.route("/<string:code>", permit=permits.FOLLOW)
def definition(code: str) -> ResponseReturnValue:
    """What an indicator counts of what, since when and why, and its years as they may be told."""
    found = queries.definition(code, today())
    if found is None:
        raise OutOfReach
    return _page(
        "indicators/definition.html", found=found, national=queries.national(found.one), full_url=_full_url(found.one)
    )


def _full_url(one: Indicator) -> str | None:
    """The address of the figures before any protection, for those who may count; none of what others count."""
    if one.measure is Measure.OUTSIDE:
        return None
    return url_for("indicator_figures.figure", code=one.code) if permits.COUNT.held_by(current_or_none()) else None


def _page(template: str, **known: Any) -> str:
    return render_template(template, told=wording, **known)
