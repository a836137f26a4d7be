"""Letters to many at once: chosen, looked over, made beside the server, and printed."""

import logging
from typing import TYPE_CHECKING, Final

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.access.roles import CASEWORK
from reception.accounts import queries as accounts
from reception.files.store import MissingFile, UnreadableFile, store
from reception.i18n import locales
from reception.i18n.formats import language_name, now
from reception.i18n.text import _
from reception.messages import permits
from reception.messages.forms.mailings import DraftForm, MailingForm
from reception.messages.operations import mailings as operations
from reception.messages.queries import choosing, templates
from reception.messages.queries import letters as letter_queries
from reception.messages.queries import mailings as queries
from reception.messages.terms import MailingState
from reception.path import queries as path
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved, written

if TYPE_CHECKING:
    from reception.jobs.models import Job
    from reception.messages.models import Mailing

log = logging.getLogger(__name__)
room = Room("mailings", __name__, url_prefix="/mailings")

#: Seconds between two looks at the work: often while it is young, seldom later, and after an hour no more.
PAUSES: Final = ((60, 2), (600, 5), (3600, 20))
#: Without a beginning for so long, something is wrong beside the server.
LATE_SECONDS: Final = 60
_HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}


@room.route("", permit=permits.MAILINGS)
def mailings() -> ResponseReturnValue:
    """The letters to many of one's units, newest first."""
    page = page_of(queries.mailings(window()))
    counts = queries.counts_of([one.id for one in page.rows])
    return render_template("messages/mailings/list.html", page=page, counts=counts)


@room.route("/new", methods=["GET", "POST"], permit=permits.MAILINGS)
def new() -> ResponseReturnValue:
    """Choose a letter and whom it is for. `case`, sent by a list of people, are numbers that were chosen there."""
    form = _form()
    is_sent = request.method == "POST" and "case" not in request.form
    if is_sent and form.validate():
        letter = templates.chosen(form.letter.data)
        if letter is None:
            abort(404)
        made = written(
            form,
            lambda: operations.begin(
                form.unit.data,
                letter,
                _chosen(form),
                note=form.note.data,
                swedish_alone=bool(form.swedish_alone.data),
            ),
        )
        if made is not None:
            return _to(made)
    return render_template("messages/mailings/new.html", form=form, cancel_url=url_for(".mailings"))


def _form() -> MailingForm:
    handed = request.form.getlist("case") if request.method == "POST" else []
    form = MailingForm(formdata=None, numbers="\n".join(handed)) if handed else MailingForm()
    units = templates.own_units()
    own = [one for one in templates.offered() if not one.is_standard]
    workers = accounts.colleagues_of(staff().unit_ids(CASEWORK), CASEWORK)
    tongues = [one.tag for one in locales.for_newcomers() if not one.pseudo]
    form.offer(
        letters=[(one.key, one.name) for one in own],
        units=[(str(key), name) for key, name in units],
        workers=[(str(one.id), one.name) for one in workers],
        languages=sorted(((tag, language_name(tag)) for tag in tongues), key=lambda one: one[1].casefold()),
        steps=sorted(((code, _(title)) for code, title in path.titles().items()), key=lambda one: one[1].casefold()),
    )
    if form.unit.data is None and units:
        form.unit.data = units[0][0]
    return form


def _chosen(form: MailingForm) -> list[int]:
    """The ids of the cases that are meant; a number that leads to nobody is told beside its field."""
    numbers = form.short_numbers
    if not numbers:
        wanted = choosing.Wanted(
            form.unit.data, form.worker.data, form.language.data or None, form.phase.data, form.step.data or None
        )
        return choosing.cases_that_fit(wanted)
    found = choosing.cases_numbered(form.unit.data, numbers)
    if unknown := [number for number in numbers if number not in found]:
        listed = ", ".join(unknown[:10])
        form.refuse("numbers", _("Nobody in the unit has these numbers: %(numbers)s.", numbers=listed))
    return list(dict.fromkeys(found[number] for number in numbers if number in found))


@room.route("/<int:mailing_id>", methods=["GET", "POST"], permit=permits.MAILINGS)
def mailing(mailing_id: int) -> ResponseReturnValue:
    """Where letters to many stand: to be looked over, being made, made."""
    found = queries.mailing(mailing_id)
    job = queries.job_under_way(found)
    if job is not None:
        return _progress(found, job)
    if found.state is MailingState.DRAFT:
        return _draft(found)
    return render_template(
        "messages/mailings/made.html",
        mailing=found,
        letters=queries.letters_in(found),
        left_out=queries.left_out_of(found),
        problem=queries.failed_job(found),
        is_outdated=queries.is_file_outdated(found),
    )


def _progress(found: "Mailing", job: "Job") -> ResponseReturnValue:
    seconds = (now() - job.ordered_at).total_seconds()
    pause = next((pause for limit, pause in PAUSES if seconds < limit), None)
    return render_template(
        "messages/mailings/progress.html",
        mailing=found,
        job=job,
        pause=None if "still" in request.args else pause,
        is_late=job.seen_at is None and seconds > LATE_SECONDS,
    )


def _draft(found: "Mailing") -> ResponseReturnValue:
    """Who gets it in which language, and who is left out and why, before anything is made."""
    form = DraftForm(obj=found)
    is_latest = form.validate_on_submit() and not form.is_outdated(found)
    if is_latest and saved(form, lambda: _changed(found, form)):
        answers.done(_("The letters are changed. Look at who gets one."))
        return _to(found)
    letter, cases = queries.letter_of(found), choosing.chosen_cases(found.chosen)
    rows = queries.who_gets_it(cases, letter, swedish_alone=found.swedish_alone)
    return render_template(
        "messages/mailings/draft.html",
        mailing=found,
        letter=letter,
        form=form,
        getting=[row for row in rows if row.placed.left_out is None],
        left_out=[row for row in rows if row.placed.left_out is not None],
        languages=_counted(rows),
    )


def _changed(found: "Mailing", form: DraftForm) -> None:
    operations.change(found, note=form.note.data, swedish_alone=bool(form.swedish_alone.data))


def _counted(rows: list[queries.Row]) -> list[tuple[str | None, int]]:
    """(language, how many get the letter in it) in order of number; None is Swedish alone."""
    getting = [row.placed.language for row in rows if row.placed.left_out is None]
    return sorted(((tag, getting.count(tag)) for tag in set(getting)), key=lambda one: (-one[1], one[0] or ""))


@room.route("/<int:mailing_id>/make", methods=["POST"], permit=permits.MAILINGS)
def make(mailing_id: int) -> ResponseReturnValue:
    """Have the letters made; also once more, where that failed or the file is outdated."""
    found = queries.mailing(mailing_id)
    try:
        operations.order(found)
    except operations.NotNow:
        flash(_("The letters are being made already."), "info")
    return _to(found)


@room.route("/<int:mailing_id>/throw-away", methods=["POST"], permit=permits.MAILINGS)
def throw_away(mailing_id: int) -> ResponseReturnValue:
    """Do not make letters that were begun."""
    try:
        operations.throw_away(queries.mailing(mailing_id))
        answers.done(_("The letters are not made."))
    except operations.NotNow:
        flash(_("This cannot be done any more: somebody was quicker."), "late")
    return redirect(url_for(".mailings"), 303)


@room.route("/<int:mailing_id>/letters.pdf", permit=permits.MAILINGS)
def paper(mailing_id: int) -> ResponseReturnValue:
    """All letters in one file, to be printed. One that must not be given out any more is made anew first."""
    found = queries.mailing(mailing_id)
    if found.file_name is None or found.state is not MailingState.DONE:
        abort(404)
    if queries.is_file_outdated(found):
        flash(_("A letter was withdrawn, or somebody has been protected since. Make the file anew first."), "late")
        return _to(found)
    letter_queries.printed(*queries.letters_in(found))
    try:
        pieces = store().open(found.file_name)
    except (MissingFile, UnreadableFile) as fault:
        log.error("the file of mailing %s cannot be given out: %s", found.id, type(fault).__name__)
        flash(_("The file cannot be read. Make it anew."), "late")
        return _to(found)
    headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="brev-{found.id}.pdf"'}
    return Response(pieces, mimetype="application/pdf", headers=headers)


def _to(found: "Mailing") -> ResponseReturnValue:
    return redirect(url_for(".mailing", mailing_id=found.id), 303)
