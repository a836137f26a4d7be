"""Handing over many cases at once: the choice, the result with what could not be given, and taking it back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.cases import operations, permits, queries
from reception.cases.forms.handing_over import NOBODY, HandOverForm
from reception.cases.rules import MOST_HANDED_OVER
from reception.cases.terms import GivenOutcome
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web import short_number
from reception.web.answers import done
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

    from reception.cases.models import Case, HandedCase

room = Room("handing_over", __name__, url_prefix="/cases")

#: So much of a list's filter is read; a longer one is nobody's.
LONGEST_FILTER = 500
ReadFilter = Callable[[str], queries.WorklistFilter]
_reads: dict[str, ReadFilter] = {}


def reads_filter_through(read: ReadFilter) -> None:
    """Register what understands the filter of the list that cases are chosen from: an upper floor's page."""
    _reads["filter"] = read


@dataclass(frozen=True)
class Choice:
    """The cases that were chosen, within reach. `more`: there were more than can be handed over at once."""

    cases: "Sequence[Case]"
    more: bool

    @property
    def holders(self) -> list[tuple[str | None, int]]:
        """Who has how many of them now, the most first; None is nobody."""
        return Counter(case.worker.name if case.worker else None for case in self.cases).most_common()

    @property
    def has_several_units(self) -> bool:
        """Whether they lie in more than one unit."""
        return len({case.unit_id for case in self.cases}) > 1


@room.route("/hand-over", methods=["GET", "POST"], permit=permits.ASSIGN)
def hand_over() -> ResponseReturnValue:
    """The chosen cases and the question to whom they go; then the hand-over itself."""
    sent: MultiDict[str, str] = request.form if request.method == "POST" else g.get("kept_form") or request.form
    choice = _chosen(sent)
    if not choice.cases:
        flash(_("Choose the cases to hand over in the list first: there is a box before each of them."), "info")
        return redirect(_list_address(sent), 303)
    form = _form(choice, is_new="which" in sent)
    if request.method == "POST" and "which" not in sent and form.validate_on_submit():
        return _handed_over(choice, form, sent)
    return render_template(
        "cases/hand_over.html",
        form=form,
        choice=choice,
        list_filter=_list_filter(sent),
        cancel_url=_list_address(sent),
    )


def _chosen(sent: "MultiDict[str, str]") -> Choice:
    if sent.get("which") == "all":
        found = _reads["filter"](sent.get("filter", "")[:LONGEST_FILTER])
        numbers = list(queries.numbers_in(found, MOST_HANDED_OVER + 1))
    else:
        numbers = list(dict.fromkeys(filter(None, map(short_number.normalise, sent.getlist("case")))))
    is_done = request.method == "POST" and "which" not in sent
    cases = queries.chosen_cases(numbers[:MOST_HANDED_OVER], for_change=is_done) if numbers else ()
    return Choice(cases, len(numbers) > MOST_HANDED_OVER)


def _list_filter(sent: "MultiDict[str, str]") -> str:
    return urlencode(parse_qsl(sent.get("filter", "")[:LONGEST_FILTER]))


def _list_address(sent: "MultiDict[str, str]") -> str:
    """The list that one chose from, with its filter."""
    chosen = _list_filter(sent)
    return url_for("overview.people") + (f"?{chosen}" if chosen else "")


def _form(choice: Choice, *, is_new: bool) -> HandOverForm:
    if is_new:
        g.pop("kept_form", None)
    form = HandOverForm(formdata=None, on=today()) if is_new else HandOverForm()
    staff = accounts.staff_of(sorted({case.unit_id for case in choice.cases}), CASEWORK)
    names = [(str(user.id), user.name) for user in staff]
    form.worker.choices = [("", _("Choose")), *names, (NOBODY, _("Nobody for now"))]
    return form


def _handed_over(choice: Choice, form: HandOverForm, sent: "MultiDict[str, str]") -> ResponseReturnValue:
    made = operations.hand_over(
        choice.cases, form.worker_id, form.on.data, form.overlap_until.data, form.note.data, had=_had(sent)
    )
    return redirect(url_for(".handed", number=made.number), 303)


def _had(sent: "MultiDict[str, str]") -> dict[str, int | None]:
    """Who had each case on the page that was sent: pairs of a case's number and an id, or nothing for nobody."""
    pairs = [text.partition(" ") for text in sent.getlist("had")]
    return {number: int(text) if text.isdecimal() and len(text) < 11 else None for number, _space, text in pairs}


@room.route("/hand-overs", permit=permits.HAND_OVERS)
def latest() -> ResponseReturnValue:
    """The latest hand-overs of one's units."""
    return render_template("cases/hand_overs.html", found=queries.latest_hand_overs())


@room.route("/hand-overs/<number:number>", permit=permits.HAND_OVERS)
def handed(number: str) -> ResponseReturnValue:
    """What was handed over, what could not be, and what to do about it."""
    made = queries.hand_over(number)
    cases = queries.handed_cases(made)
    given = [one for one in cases if one.outcome is GivenOutcome.GIVEN]
    return render_template(
        "cases/handed_over.html",
        made=made,
        given=given,
        taken_back=[one for one in cases if one.outcome is GivenOutcome.TAKEN_BACK],
        refused=[one for one in cases if one.outcome not in {GivenOutcome.GIVEN, GivenOutcome.TAKEN_BACK}],
        changed=_changed_since(given),
        can_take_back=bool(given) and operations.can_take_back(made),
        Outcome=GivenOutcome,
    )


def _changed_since(given: "Sequence[HandedCase]") -> set[int]:
    """The cases of those that somebody has changed since they were handed over."""
    return {one.case_id for one in given if one.case.version != one.case_version}


@room.route("/hand-overs/<number:number>/undo", methods=["POST"], permit=permits.HAND_OVERS)
def undo(number: str) -> ResponseReturnValue:
    """Take a hand-over back; what changed since is left, and named on the page."""
    made = queries.hand_over(number)
    try:
        left = operations.take_back(made, queries.handed_cases(made, for_change=True))
    except operations.TooLate:
        flash(_("This can no longer be taken back. Hand the cases over again instead."), "late")
    else:
        _say(left)
    return redirect(url_for(".handed", number=number), 303)


def _say(left: "Sequence[HandedCase]") -> None:
    if left:
        flash(_("Taken back, except the cases that were changed since. They are named below."), "info")
    else:
        done(_("Taken back. The cases are with those who had them."))
