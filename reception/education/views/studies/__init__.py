"""A pupil's studies, course by course: what was told of them, and telling what happens next."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import current, staff
from reception.education import permits
from reception.education.forms import studies as forms
from reception.education.operations.pupils.placing import start as begin
from reception.education.operations.studies import events as operations
from reception.education.queries.groups import group_choices
from reception.education.queries.pupils import pupil
from reception.education.queries.studies.starting import path_and_course
from reception.education.queries.studies.study_page import Studies, event, open_studies, study_file
from reception.education.queries.timetable.weekly_hours import hours_offered
from reception.education.rules.studies.periods import Event
from reception.education.terms.pupils import Programme
from reception.education.terms.studies import EnrolmentEvent as Kind
from reception.education.terms.studies import Interruption, SfiCourse
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.text import _, _l, label
from reception.web.blueprint import Room
from reception.web.forms import Form
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.education.models import Pupil
    from reception.reckoning.remarks import Remark

room = Room("studies", __name__, url_prefix="/pupils/<number:number>/studies")
register_tab("studies", N_("Studies"), "studies.studies", permits.PUPILS, 20)

#: In the address: what happens, the form that asks about it, the title of its page, and what is said after it.
_ACTS: Final[dict[str, tuple[Kind, type[Form], Any, Any]]] = {
    "pause": (Kind.PAUSE, forms.PauseForm, _l("Pause the studies"), _l("The pause is noted.")),
    "back": (Kind.RESUME, forms.ResumeForm, _l("Back from the pause"), _l("The studies go on.")),
    "path": (Kind.CHANGE_PATH, forms.ChangePathForm, _l("Change study path"), _l("The study path is changed.")),
    "interrupt": (Kind.INTERRUPT, forms.InterruptForm, _l("Interrupt the studies"), _l("The interruption is noted.")),
    "complete": (Kind.COMPLETE, forms.CompleteForm, _l("Complete the course"), _l("The completion is noted.")),
}
WORDS: Final = {kind: word for word, (kind, *_rest) in _ACTS.items()}
_COURSE: Final = "<any(A,B,C,D):course>"
_ACT: Final = "<any(pause,back,path,interrupt,complete):act>"


@room.route("", permit=permits.PUPILS)
def studies(number: str) -> ResponseReturnValue:
    """Each course with its days, pauses, paths and groups, and how much teaching is offered."""
    found = pupil(number)
    file = study_file(found)
    return render_template(
        "education/studies/page.html", page=pupil_page(found, "studies"), file=file, words=WORDS,
        hours=hours_offered(found, file.places),
        tells=permits.TELL.held_by(current()),
    )  # fmt: skip


@room.route("/start", methods=["GET", "POST"], permit=permits.TELL)
def start(number: str) -> ResponseReturnValue:
    """The pupil begins a course, or begins one anew."""
    found = pupil(number, permits.TELL)
    path, course = (None, None) if request.method == "POST" else path_and_course(found.id)
    form = forms.StartForm(path=path, course=course, on=today())
    form.offer(
        group_choices(Programme.SFI, unit_id=found.unit_id),
        is_received=found.received_on is not None,
        is_elsewhere=found.studies_in is not None,
    )
    if form.validate_on_submit() and saved_with_warnings(
        form, lambda: begin(found, **form.values, by_id=staff().user_id)
    ):
        return back_to(found, _("The start is noted."))
    return _form_page(found, form, _("Start a course"))


@room.route("/interrupt", permit=permits.TELL)
def interrupt(number: str) -> ResponseReturnValue:
    """From a sign of long absence (`?since=` its first day): to the form of the only course that goes on."""
    found = pupil(number, permits.TELL)
    going_on = open_studies(found)
    if len(going_on) != 1:
        flash(_("Choose which course is interrupted.") if going_on else _("The pupil studies no course."), "info")
        return redirect(url_for(".studies", number=number), 303)
    since = request.args.get("since")
    course = going_on[0].enrolment.course
    return redirect(url_for(".act", number=number, course=course.value, act="interrupt", since=since), 303)


@room.route(f"/{_COURSE}/{_ACT}", methods=["GET", "POST"], permit=permits.TELL)
def act(number: str, course: str, act: str) -> ResponseReturnValue:
    """Something happens to the studies in a course that goes on."""
    found, (kind, of_form, title, done) = pupil(number, permits.TELL), _ACTS[act]
    going_on = next(iter(open_studies(found, SfiCourse(course))), None)
    if request.method == "GET" and (going_on is None or kind not in going_on.acts):
        return _not_now(found, going_on)
    form = of_form(**_preset(kind))
    if form.validate_on_submit() and saved_with_warnings(form, lambda: _tell(found, kind, SfiCourse(course), form)):
        return back_to(found, str(done))
    return _form_page(found, form, str(title), studies=going_on, since=_since() if kind is Kind.INTERRUPT else None)


def _not_now(found: "Pupil", going_on: Studies | None) -> ResponseReturnValue:
    if going_on is None:
        flash(_("The pupil does not study this course now."), "info")
    elif going_on.enrolment.is_paused:
        flash(_("The studies pause already."), "info")
    else:
        flash(_("The studies do not pause."), "info")
    return redirect(url_for(".studies", number=found.number), 303)


def _preset(kind: Kind) -> dict[str, Any]:
    """Today; from a sign of long absence its day and that reason."""
    since = _since() if kind is Kind.INTERRUPT else None
    return {"on": today()} if since is None else {"on": since, "reason": Interruption.STAYED_AWAY}


def _since() -> date | None:
    try:
        return date.fromisoformat(request.args.get("since", ""))
    except ValueError:
        return None


def _tell(found: "Pupil", kind: Kind, course: SfiCourse, form: Form) -> "Iterable[Remark]":
    told = form.values
    what = Event(kind, course, told["on"], told.get("path"), told.get("reason"))
    return operations.tell(found, what, pause_reason=told.get("pause_reason"), by_id=staff().user_id)


@room.route("/events/<int:event_id>/strike", methods=["GET", "POST"], permit=permits.TELL)
def strike(number: str, event_id: int) -> ResponseReturnValue:
    """Take back something that was told wrongly."""
    found = pupil(number, permits.TELL)
    told = event(found, event_id)
    if request.method == "GET" and told.struck_at is not None:
        flash(_("It was taken back already."), "info")
        return redirect(url_for(".studies", number=number), 303)
    form = forms.StrikeForm()
    if form.validate_on_submit() and saved_with_warnings(form, lambda: operations.strike(told, form.values["because"])):
        return back_to(found, _("It is taken back."))
    title = _("Take back: %(what)s", what=label(told.kind))
    return _form_page(found, form, title, told=told)


def saved_with_warnings(form: Form, work: "Callable[[], Iterable[Remark]]") -> bool:
    """Do the writes; what is to be noted is said on the next page. No remark names anybody."""
    remarks: list[Remark] = []
    if not saved(form, lambda: remarks.extend(work())):
        return False
    warn(remarks)
    return True


def back_to(found: "Pupil", words: str) -> ResponseReturnValue:
    """Say that it is done, and show the studies."""
    flash(words, "done")
    return redirect(url_for("studies.studies", number=found.number), 303)


def _form_page(found: "Pupil", form: Form, title: str, **shown: Any) -> str:
    about = {"studies": None, "since": None, "told": None, **shown}
    page = pupil_page(found, "")
    return render_template("education/studies/form.html", page=page, form=form, title=title, **about)
