"""Absence to act on: a list for the school's teachers, and what became of each."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import current, staff
from reception.audit.reading import saw
from reception.education import permits
from reception.education.absence_rules import in_force
from reception.education.forms.registers.absences import SignalForm
from reception.education.operations.registers import signals as operations
from reception.education.queries.pupils.names import called
from reception.education.queries.registers import signals as queries
from reception.education.rules.absence.watching import AWAY_SOURCE, words_of
from reception.i18n.formats import today
from reception.i18n.text import _
from reception.web.answers import done, way_back
from reception.web.blueprint import Room
from reception.web.paging import page_of, window
from reception.web.remarks import saved

room = Room("signals", __name__, url_prefix="/school/signals")


@room.route("", permit=permits.SIGNALS)
def signals() -> ResponseReturnValue:
    """The open ones, those of the actor's own groups first; or those that were ended."""
    is_ended = request.args.get("show") == "ended"
    own: set[int] = set()
    if is_ended:
        found = queries.ended_signals(window())
    else:
        found, own = queries.open_signals(window())
    listed = page_of(found)
    names = called({one.pupil_id for one, _group in listed.rows})
    saw(name.person_id for name in names.values())
    watches = in_force()
    return render_template(
        "education/signals/list.html",
        listed=listed,
        own=own,
        names=names,
        is_ended=is_ended,
        words={one.id: _(words_of(one.rule, watches)) for one, _group in listed.rows},
        rules=[(_(one.text), one.rule.source) for one in watches],
        law=AWAY_SOURCE,
        today=today(),
        may_end=permits.END_SIGNALS.held_by(current()),
    )


@room.route("/<int:signal_id>/end", methods=["GET", "POST"], permit=permits.END_SIGNALS)
def end(signal_id: int) -> ResponseReturnValue:
    """Somebody acted on it."""
    signal, form = queries.signal(signal_id, permits.END_SIGNALS), SignalForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: operations.end_signal(signal, ended_as=form.ended_as.data, note=form.note.data, by_id=staff().user_id),
    ):
        done(_("It is noted what became of it."), undo_url=url_for("signals.reopen", signal_id=signal_id))
        return redirect(way_back(url_for("signals.signals")), 303)
    name = called([signal.pupil_id])[signal.pupil_id]
    saw([name.person_id])
    return render_template(
        "education/signals/end.html",
        form=form,
        signal=signal,
        name=name,
        words=_(words_of(signal.rule, in_force())),
        cancel_url=way_back(url_for("signals.signals")),
    )


@room.route("/<int:signal_id>/reopen", methods=["POST"], permit=permits.END_SIGNALS)
def reopen(signal_id: int) -> ResponseReturnValue:
    """It was ended by mistake."""
    signal = queries.signal(signal_id, permits.END_SIGNALS)
    if signal.ended_at is not None:
        operations.reopen_signal(signal)
        flash(_("It is open again."), "done")
    return redirect(url_for("signals.signals"), 303)
