"""Educations, works and certificates in the interview: added, changed, removed."""

from typing import TYPE_CHECKING, Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from reception.i18n import beside
from reception.i18n.beside import Twice, named_twice
from reception.i18n.markers import N_
from reception.i18n.text import _
from reception.people.forms.choices import countries
from reception.skills import permits
from reception.skills.forms.qualifications import ChangeQualificationForm, QualificationForm
from reception.skills.operations import qualifications as operations
from reception.skills.queries import interview as queries
from reception.skills.queries import profiles
from reception.skills.terms import QualificationKind
from reception.skills.views.frame import in_frame
from reception.skills.views.interview import opened, room
from reception.web import answers
from reception.web.blueprint import one_of
from reception.web.remarks import saved, warn

if TYPE_CHECKING:
    from reception.skills.models import Qualification, SkillsProfile

__all__ = ["room"]
ONE = "/qualifications/<int:qualification_id>"
_NEW = {
    QualificationKind.EDUCATION: N_("Add an education"),
    QualificationKind.WORK: N_("Add work experience"),
    QualificationKind.CERTIFICATE: N_("Add a certificate or licence"),
}
_CHANGE = {
    QualificationKind.EDUCATION: N_("Change the education"),
    QualificationKind.WORK: N_("Change the work experience"),
    QualificationKind.CERTIFICATE: N_("Change the certificate or licence"),
}


@room.route(f"/interview/{one_of(queries.KINDS, 'part')}/new", methods=["GET", "POST"], permit=permits.WRITE)
def new(number: str, part: str) -> ResponseReturnValue:
    """Write down something that the person brings."""
    profile, here = opened(number, part)
    kind = queries.KINDS[here]
    form = QualificationForm(kind=kind, countries=named_twice(countries))
    if form.validate_on_submit() and saved(form, lambda: _add(profile, kind, form)):
        if "again" in request.form:
            return redirect(url_for(".new", number=number, part=part), 303)
        return _back(profile, kind)
    return _form_page(profile, kind, form, _(_NEW[kind]), is_new=True)


def _add(profile: "SkillsProfile", kind: QualificationKind, form: QualificationForm) -> None:
    warn(operations.add_qualification(profile, kind, **form.entered)[1])
    answers.done(_("Saved."))


@room.route(f"{ONE}/edit", methods=["GET", "POST"], permit=permits.WRITE_QUALIFICATIONS)
def edit(number: str, qualification_id: int) -> ResponseReturnValue:
    """Correct what is written, or write more."""
    profile, row = _found(number, qualification_id)
    asked: dict[str, Any] = {"kind": row.kind, "countries": named_twice(countries)}
    form = ChangeQualificationForm(obj=row, **asked)
    theirs = lambda: ChangeQualificationForm(obj=row, formdata=None, **asked)  # noqa: E731
    is_latest = form.validate_on_submit() and not form.is_outdated(row, theirs)
    if is_latest and saved(form, lambda: warn(operations.change_qualification(row, **form.entered))):
        answers.done(_("Saved."))
        return _back(profile, row.kind)
    return _form_page(profile, row.kind, form, _(_CHANGE[row.kind]))


@room.route(f"{ONE}/remove", methods=["GET", "POST"], permit=permits.WRITE_QUALIFICATIONS)
def remove(number: str, qualification_id: int) -> ResponseReturnValue:
    """It was written by mistake; what is or was validated stays."""
    profile, row = _found(number, qualification_id)
    kind, stays = row.kind, row.id in queries.validated(profile)
    if request.method == "POST" and not stays:
        operations.remove_qualification(row)
        answers.done(_("It is removed."))
        return _back(profile, kind)
    why = _(operations.VALIDATED) if stays else None
    told = {"row": row, "why": why, "back_url": _part_url(profile, kind)}
    return in_frame("skills/interview/remove.html", profile.person, profile, "overview", **told)


def _found(number: str, qualification_id: int) -> tuple["SkillsProfile", "Qualification"]:
    profile = profiles.profile(number, permits.WRITE)
    beside.use(profile.second_language)
    return profile, queries.qualification(profile, qualification_id, permits.WRITE_QUALIFICATIONS)


def _part_url(profile: "SkillsProfile", kind: QualificationKind) -> str:
    return url_for("interview.part", number=profile.number, part=queries.PART_OF[kind].value)


def _back(profile: "SkillsProfile", kind: QualificationKind) -> ResponseReturnValue:
    return redirect(_part_url(profile, kind), 303)


def _form_page(
    profile: "SkillsProfile", kind: QualificationKind, form: QualificationForm, title: str, *, is_new: bool = False
) -> str:
    return in_frame(
        "skills/interview/qualification.html",
        profile.person,
        profile,
        "overview",
        form=form,
        title=title,
        is_new=is_new,
        back_url=_part_url(profile, kind),
        twice=Twice,
    )
