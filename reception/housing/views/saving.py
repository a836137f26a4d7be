"""The page with one form about a home."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.text import _
from reception.reckoning.remarks import Remark
from reception.web.forms import Form

if TYPE_CHECKING:
    from reception.housing.models import Dwelling


def home_form(
    home: "Dwelling",
    form: Form,
    title: str,
    *,
    hint: str | None = None,
    submit: str | None = None,
    remarks: Sequence[Remark] = (),
    what: str | None = None,
) -> str:
    """A page with one form about a home; `remarks` are said above it, `what` is the text that it is about."""
    return render_template(
        "housing/dwelling/form.html",
        dwelling=home,
        form=form,
        title=title,
        hint=hint,
        submit=submit or _("Save"),
        remarks=remarks,
        what=what,
    )


def back_to(home: "Dwelling", words: str, section: str = "") -> ResponseReturnValue:
    """Say that it is done, and show the home, at one of its sections."""
    flash(words, "done")
    return redirect(url_for("dwellings.dwelling", number=home.number, _anchor=section or None), 303)
