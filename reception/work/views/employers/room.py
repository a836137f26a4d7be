"""The room of the register of employers, and what its pages share: the page of one form, and the way back."""

from typing import TYPE_CHECKING

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.web import answers
from reception.web.blueprint import Room
from reception.work.rules.branches import branches

if TYPE_CHECKING:
    from reception.organisations.models import Organisation
    from reception.web.forms import Form
    from reception.work.models import Opening

room = Room("employers", __name__, url_prefix="/employers")


@room.app_template_filter("branch_name")
def branch_name(code: str | None) -> str:
    """What a branch is called in the reader's language; the code itself where the definitions have it no more."""
    known = branches().get(code or "")
    return _(known.text) if known else code or ""


def form_page(employer: "Organisation", form: "Form", title: str, opening: "Opening | None" = None) -> str:
    """A page with one form about an employer, or about places that it offers."""
    return render_template("work/employers/form.html", employer=employer, form=form, title=title, opening=opening)


def back_to(organisation_id: int, words: str, section: str = "") -> ResponseReturnValue:
    """Say that it is done, and show the employer, at one of its sections."""
    answers.done(words)
    at = url_for("employers.employer", organisation_id=organisation_id, _anchor=section or None)
    return redirect(at, 303)
