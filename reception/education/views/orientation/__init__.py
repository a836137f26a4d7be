"""Civic orientation of a pupil: hours by part, notes, the certificate."""

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.access.actor import staff
from reception.education import permits
from reception.education.forms.orientation import CertificateForm, OrientationNoteForm, StrikeForm
from reception.education.operations import orientation as operations
from reception.education.queries import orientation as queries
from reception.education.queries.pupils import pupil as pupil_numbered
from reception.education.rules import orientation as rules
from reception.education.terms.pupils import OrientationNoteKind
from reception.education.terms.studies import OrientationPart
from reception.education.views.orientation.orientation_paper import certificate
from reception.education.views.pupils.pupil_tabs import pupil_page, register_tab
from reception.i18n.formats import today
from reception.i18n.markers import N_
from reception.i18n.sentences import in_words
from reception.i18n.text import _
from reception.web.answers import done
from reception.web.blueprint import Room
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.education.models import Pupil

room = Room("orientation", __name__, url_prefix="/pupils/<number:number>/orientation")
register_tab("orientation", N_("Civic orientation"), "orientation.of_pupil", permits.ORIENTATION, 50)


@room.route("", permit=permits.ORIENTATION)
def of_pupil(number: str) -> ResponseReturnValue:
    """How far the pupil has come, until when it is offered, and what was noted."""
    pupil = pupil_numbered(number)
    page = pupil_page(pupil, "orientation")
    return render_template(
        "education/orientation/page.html",
        page=page,
        standing=queries.known([pupil.id])[pupil.id].standing(today()),
        notes=queries.notes_of(pupil),
        parts=OrientationPart,
        rules=rules,
        today=today(),
        Kind=OrientationNoteKind,
    )


@room.route("/notes/new", methods=["GET", "POST"], permit=permits.WRITE_ORIENTATION)
def new_note(number: str) -> ResponseReturnValue:
    """Note an offer, hours elsewhere, that it was finished elsewhere, or that no part was taken."""
    pupil = pupil_numbered(number)
    form = OrientationNoteForm(on=today())
    if form.validate_on_submit() and saved(form, lambda: _add(pupil, form)):
        done(_("It is noted."))
        return _back(pupil)
    return render_template(
        "education/orientation/note.html", page=pupil_page(pupil, ""), form=form, cancel_url=_address(pupil)
    )


def _add(pupil: "Pupil", form: OrientationNoteForm) -> None:
    warn(operations.add_note(pupil, **form.facts, by_id=staff().user_id))


@room.route("/notes/<int:note_id>/strike", methods=["GET", "POST"], permit=permits.WRITE_ORIENTATION)
def strike(number: str, note_id: int) -> ResponseReturnValue:
    """Strike a wrong note, with a reason. It stays to be read and counts no more."""
    pupil = pupil_numbered(number)
    note = queries.note(pupil, note_id)
    form = StrikeForm()
    if form.validate_on_submit() and saved(form, lambda: operations.strike_note(note, str(form.because.data))):
        done(_("The note is struck. It counts no more."))
        return _back(pupil)
    return render_template(
        "education/orientation/strike.html",
        page=pupil_page(pupil, ""),
        form=form,
        note=note,
        cancel_url=_address(pupil),
    )


@room.route("/certificates/new", methods=["GET", "POST"], permit=permits.WRITE_ORIENTATION)
def new_certificate(number: str) -> ResponseReturnValue:
    """Give a certificate of what was attended. It bears the name: only those who may read the name give it."""
    pupil = pupil_numbered(number)
    page = pupil_page(pupil, "")
    if page.name.is_alias:
        return _only_named(pupil)
    form = CertificateForm(on=today())
    standing = queries.known([pupil.id])[pupil.id].standing(today())
    if form.validate_on_submit() and saved(form, lambda: _give(pupil, form)):
        return redirect(url_for(".certificates", number=number), 303)
    return render_template(
        "education/orientation/certificate_new.html",
        page=page,
        form=form,
        standing=standing,
        said=[in_words(one.said) for one in rules.remarks_on_certificate(standing.progress, today(), today())],
        by=rules.CERTIFICATE_BY,
        cancel_url=_address(pupil),
    )


def _give(pupil: "Pupil", form: CertificateForm) -> None:
    _note, remarks = operations.give_certificate(pupil, form.on.data, by_id=staff().user_id)
    warn(remarks)


@room.route("/certificates", permit=permits.ORIENTATION)
def certificates(number: str) -> ResponseReturnValue:
    """The certificate that was given last, to print."""
    pupil = pupil_numbered(number)
    given = queries.certificates_of(pupil)
    return _paper(pupil, given[0].id) if given else _back(pupil)


@room.route("/certificates/<int:note_id>", permit=permits.ORIENTATION)
def printed(number: str, note_id: int) -> ResponseReturnValue:
    """A certificate that was given, to print: what was attended by its day, as it is known now."""
    return _paper(pupil_numbered(number), note_id)


def _paper(pupil: "Pupil", note_id: int) -> ResponseReturnValue:
    page, note = pupil_page(pupil, ""), queries.certificate_note(pupil, note_id)
    if page.name.is_alias:
        return _only_named(pupil)
    known = queries.known([pupil.id])[pupil.id]
    paper = certificate(page.name, known.standing(note.on), note.on, queries.languages_of(pupil))
    return render_template("education/orientation/certificate.html", page=page, paper=paper, note=note)


def _only_named(pupil: "Pupil") -> ResponseReturnValue:
    flash(
        _("The certificate bears the pupil's name. Only staff who are named for the pupil give and print it."), "late"
    )
    return _back(pupil)


def _back(pupil: "Pupil") -> ResponseReturnValue:
    return redirect(_address(pupil), 303)


def _address(pupil: "Pupil") -> str:
    return url_for("orientation.of_pupil", number=pupil.number)
