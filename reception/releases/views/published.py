"""What is published: every release, its figures, and each figure with its breakdowns."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.i18n import locales
from reception.i18n.formats import today
from reception.indicators.rules.keeping import known_on
from reception.releases import permits
from reception.releases.queries import drafts, ledger
from reception.releases.rules.reading import Figure, Line, figures
from reception.releases.views import words
from reception.web.blueprint import Room

room = Room("releases", __name__, url_prefix="/releases")


@room.route("", permit=permits.READ)
def releases() -> ResponseReturnValue:
    """Every release, and for the statistician what waits to be one."""
    may_build = permits.BUILD.held_by(staff())
    return render_template(
        "releases/list.html",
        releases=ledger.releases(),
        drafts=drafts.drafts() if may_build else [],
        next_year=_next_year() if may_build else None,
    )


def _next_year() -> int:
    """The first year after those that are published of which something is known; else this year again."""
    published = {one.year for one in ledger.releases()}
    this_year = known_on(today()).year
    return max(published, default=this_year - 1) + 1 if max(published, default=0) < this_year else this_year


@room.route("/<string(maxlength=20):release_number>", permit=permits.READ)
def release(release_number: str) -> ResponseReturnValue:
    """A release: what it is, and its figures in total."""
    found = ledger.release(release_number)
    told = ledger.told(found)
    return render_template(
        "releases/release.html", release=found, told=told, figures=figures(told), words=words, tag=_tag()
    )


@room.route("/<string(maxlength=20):release_number>/<string(maxlength=40):block>", permit=permits.READ)
def figure(release_number: str, block: str) -> ResponseReturnValue:
    """A figure with its breakdowns, and what earlier releases said."""
    found = ledger.release(release_number)
    told = ledger.told(found)
    shown = next((one for one in figures(told) if one.block == block), None)
    if shown is None:
        abort(404)
    return render_template(
        "releases/figure.html", release=found, told=told, figure=shown, others=_others(shown), words=words, tag=_tag()
    )


def _others(shown: Figure) -> list[tuple[str, int, Line]]:
    """(number, year, total) of each release that has the same figure, the latest first."""
    return [
        (told["id"], told["year"], one.total)
        for told in reversed(ledger.documents())
        for one in figures(told)
        if one.block == shown.block
    ]


def _tag() -> str:
    return locales.current().tag
