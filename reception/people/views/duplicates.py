"""Two records that may be about one person: looked at side by side, merged, found to be two, and a merge undone."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import now
from reception.i18n.text import _
from reception.people import operations, permits, queries
from reception.people.forms import MergeForm, merge_form
from reception.people.operations.merging import Obstructed
from reception.people.rules.merging import UNDO_DAYS, contradict, last_moment
from reception.people.views.comparing import Line, compared
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.paging import page_of, window

if TYPE_CHECKING:
    from reception.people.models import Merge, Person
    from reception.people.queries import MergePair

#: Each pair is two records to look at closely.
PAIRS_A_PAGE = 25
room = Room("duplicates", __name__, url_prefix="/people/duplicates")


class Holder(Protocol):
    """Who holds a person's case."""

    @property
    def unit_name(self) -> str:
        """The unit of the case."""
        ...


Holders = Callable[[Iterable[int]], Mapping[int, Holder]]
_holders: list[Holders] = []


def held_through(holders: Holders) -> None:
    """Register an upper floor's answer to who holds the case of each of these people (their ids)."""
    _holders[:] = [holders]


@room.route("", permit=permits.MERGE)
def suggestions() -> ResponseReturnValue:
    """The records that may be about one person, and the merges that can be undone."""
    pairs = page_of(queries.possible_duplicates(window(PAIRS_A_PAGE)), rows_a_page=PAIRS_A_PAGE)
    merges = [(merge, last_moment(merge.made_at)) for merge in queries.recent_merges()]
    return render_template("people/duplicates/list.html", pairs=pairs, merges=merges, days=UNDO_DAYS)


@room.route("/<number:first>/<number:second>", methods=["GET", "POST"], permit=permits.MERGE)
def compare(first: str, second: str) -> ResponseReturnValue:
    """Two records side by side. The first is the one that stands; what the second holds moves to it."""
    pair = queries.pair_to_merge(first, second)
    lines = compared(pair)
    form = _form(pair, lines)
    if form.validate_on_submit() and not form.is_outdated(_versions(pair)):
        merge = operations.merge(pair.kept, pair.former, form.chosen)
        done(_("The two records are one now."), undo_url=url_for(".merge", merge_id=merge.id))
        return redirect(f"/people/{pair.kept.number}", 303)
    return _preview(pair, lines, form), 409 if form.form_errors else 200


def _form(pair: "MergePair", lines: Iterable[Line]) -> MergeForm:
    choices = ((line.name, line.label, line.kept, line.former) for line in lines if line.is_choice)
    return merge_form(choices, _versions(pair))


def _versions(pair: "MergePair") -> str:
    return f"{pair.kept.version}-{pair.former.version}"


def _preview(pair: "MergePair", lines: list[Line], form: MergeForm) -> str:
    return render_template(
        "people/duplicates/compare.html",
        pair=pair,
        lines=lines,
        form=form,
        moves=queries.moves(pair.former) if pair.reads_former else None,
        holders=_holders_of(pair.kept, pair.former),
        is_contradicted=contradict(pair.kept.identifiers, pair.former.identifiers),
        days=UNDO_DAYS,
    )


def _holders_of(*people: "Person") -> Mapping[int, Holder]:
    return _holders[0]([person.id for person in people]) if _holders else {}


@room.route("/<number:first>/<number:second>/not-the-same", methods=["POST"], permit=permits.MERGE)
def not_the_same(first: str, second: str) -> ResponseReturnValue:
    """Somebody looked, and found two people: they are not suggested again."""
    pair = queries.pair_to_merge(first, second)
    operations.not_the_same(pair.kept, pair.former)
    done(_("They are two people. They are not suggested again."))
    return redirect(url_for(".suggestions"), 303)


@room.route("/merges/<int:merge_id>", methods=["GET", "POST"], permit=permits.MERGE)
def merge(merge_id: int) -> ResponseReturnValue:
    """A merge, what stands in the way of undoing it, and undoing it."""
    found = queries.merge_to_undo(merge_id)
    if request.method == "POST" and _undone(found):
        done(_("The two records are apart again."))
        return redirect(f"/people/{found.person.number}", 303)
    facts: dict[str, Any] = {"last_moment": last_moment(found.made_at), "is_late": now() > last_moment(found.made_at)}
    obstacles = queries.in_the_way(found) if found.undone_at is None and not facts["is_late"] else []
    return render_template("people/duplicates/merge.html", merge=found, obstacles=obstacles, **facts)


def _undone(found: "Merge") -> bool:
    """Undo a merge; what keeps it from being undone stands on the page that follows."""
    try:
        operations.unmerge(found)
    except (Obstructed, operations.AlreadyUndone, operations.TooLate):
        flash(_("The merge could not be undone. Below stands why."), "late")
        return False
    return True
