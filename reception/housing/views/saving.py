"""How views of homes save: what the rules and the database refuse becomes a message beside its field."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from reception.housing.operations.checking import Refused
from reception.housing.rules.remarks import Remark
from reception.housing.wording import in_words
from reception.i18n.text import _
from reception.web.forms import Form

if TYPE_CHECKING:
    from reception.housing.models import Dwelling


def saved(form: Form, work: Callable[[], object]) -> bool:
    """Do the writes. What is refused stands beside the field it is about, and nothing is written."""
    try:
        with form.saving():
            work()
    except Refused as refused:
        for remark in refused.remarks:
            if remark.stops:
                form.refuse(remark.about if remark.about in form._fields else None, in_words(remark.said))
    return not form.failed


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
