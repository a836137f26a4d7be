"""The register of a lesson: taken and corrected."""

from collections.abc import Mapping
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.registers import OFF, ORDER, RegisterForm
from reception.education.operations.registers import Disputed, Entry, FaultyMarks, Outcome, take
from reception.education.queries.groups import group as group_numbered
from reception.education.rules import register as rules
from reception.education.rules.register.marks import LETTERS
from reception.education.terms.lessons import MarkFault, MarkKind
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import OrientationPart
from reception.education.views.registers.mark_words import WORDS
from reception.education.views.registers.register_choice import again, choose
from reception.education.views.registers.register_page import (
    Drawn,
    OpenRegister,
    drawn,
    left_to_report,
    marked,
    open_register,
    rows_of,
)
from reception.i18n.text import _, ngettext
from reception.web.blueprint import Room
from reception.web.remarks import written
from reception.web.removed import or_removed

room = Room("registers", __name__)
_KEYS = {kind: letter.upper() for kind, letter in LETTERS.items()}


_ADDRESS = "/groups/<number:number>/register/<day:day>"


@room.route(_ADDRESS, permit=permits.REGISTERS)
def register(number: str, day: date) -> ResponseReturnValue:
    """Look at the register of a lesson."""
    return _page(_opened(number, day), RegisterForm())


def _opened(number: str, day: date) -> OpenRegister:
    group = group_numbered(number)
    said = _("The lesson is in the timetable no more. The register was not saved.")
    back = _("To the group's timetable"), url_for("timetable.timetable", number=number)
    with or_removed(said, back, lambda: marked(group, day, RegisterForm())):
        return open_register(group, day, request.args.get("lesson", type=int))


@room.route(_ADDRESS, methods=["POST"], permit=permits.TAKE)
def save(number: str, day: date) -> ResponseReturnValue:
    """Save the register: whose group it is and how late it is, a rule says."""
    page, form = _opened(number, day), RegisterForm()
    if not page.may_save:
        form.refuse(None, _(page.how.label))
        return _page(page, form)
    form.validate()
    return _sent(page, form)


def _sent(page: OpenRegister, form: RegisterForm) -> ResponseReturnValue:
    shown = form.opened_with()
    if shown is None:
        form.refuse(None, _("The page was not sent whole. Look through the register, and save it again."))
        return _page(page, form)
    if form.unchosen:
        return choose(page, form, again(form, shown), form.asked)
    mine = form.entered(shown, shown.keys())
    if page.is_colleague and not form.stands_in.data:
        form.refuse("stands_in", _("This is not one of your groups. Tick this if you stand in for its teacher."))
    if form.failed:
        return _page(page, form)
    return _saved(page, form, Entry(shown, mine, form.opened_with_part(), _part_of(form)))


def _part_of(form: RegisterForm) -> OrientationPart | None:
    return form.opened_with_part() if form.is_theirs("part") else form.part.data


def _saved(page: OpenRegister, form: RegisterForm, entry: Entry) -> ResponseReturnValue:
    def work() -> Outcome:
        stands_in, reason = page.is_colleague, form.reason.data
        return take(page.sheet, entry, how=page.how, reason=reason, stands_in=stands_in, by_id=staff().user_id)

    try:
        outcome = written(form, work)
    except FaultyMarks as faulty:
        form.row_errors |= {place: _(fault.label) for place, fault in faulty.faults.items()}
        _say_unlisted(form, faulty.faults)
        return _page(page, form)
    except Disputed as disputed:
        places = [str(place) for place in disputed.merged.disputed]
        return choose(page, form, disputed, places + ["part"] * disputed.part_is_disputed)
    if outcome is None:
        return _page(page, form)
    _say(outcome)
    return redirect(page.address, 303)


def _say_unlisted(form: RegisterForm, faults: Mapping[int, MarkFault]) -> None:
    """Who has no row on the page has her message above it."""
    if MarkFault.NOT_ON_REGISTER in faults.values():
        form.refuse(None, _(MarkFault.NOT_ON_REGISTER.label))


def _say(outcome: Outcome) -> None:
    flash(_("The register is saved."), "done")
    if outcome.learnt:
        many = len(outcome.learnt)
        words = "Somebody else saved it meanwhile: %(num)s mark of theirs is kept."
        flash(ngettext(words, "Somebody else saved it meanwhile: %(num)s marks of theirs are kept.", many), "info")
    if outcome.ended:
        gone = "Absence to act on: %(num)s task is ended, since the registers say otherwise now."
        flash(ngettext(gone, "Absence to act on: %(num)s tasks are ended, since the registers say otherwise now.",
                       outcome.ended), "info")  # fmt: skip
    if outcome.signals:
        told = "Absence to act on: %(num)s new task."
        flash(ngettext(told, "Absence to act on: %(num)s new tasks.", outcome.signals), "soon")


def _page(page: OpenRegister, form: RegisterForm) -> str:
    it = drawn(page)
    if form.rows.typed is None:
        _fill(page, form, it)
    rows = rows_of(page, it, form)
    _say_above(form)
    return render_template(
        "education/register/page.html",
        group=page.group,
        page=page,
        form=form,
        rows=rows,
        told=sum(1 for row in rows if row.told),
        it=it,
        order=[(LETTERS[kind], kind, _KEYS[kind]) for kind in ORDER],
        counts=_counts([row.letter for row in rows]),
        has_parts=page.group.programme is Programme.ORIENTATION,
        off=OFF,
        words=WORDS,
        left=left_to_report(page),
    )


def _fill(page: OpenRegister, form: RegisterForm, it: Drawn) -> None:
    """What the page was opened with travels along, so that saving knows what she has changed."""
    form.shown.data = rules.to_text(it.shown)
    part = page.sheet.register.part if page.sheet.register else None
    form.part.data, form.shown_part.data = part, part.value if part else ""


def _say_above(form: RegisterForm) -> None:
    """That rows have messages stands above them too, and in the title: the row may be far down."""
    many = len(form.row_errors)
    if many and not form.form_errors:
        form.refuse(None, ngettext("%(num)s row has a message.", "%(num)s rows have a message.", many))


def _counts(letters: list[str]) -> list[tuple[str, MarkKind, int]]:
    return [(LETTERS[kind], kind, letters.count(LETTERS[kind])) for kind in ORDER]
