"""Whether one's numbers come by e-mail. The page that one's settings lead to."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from reception import mail
from reception.access.actor import staff
from reception.accounts import queries as accounts
from reception.i18n.formats import at_local, clock, today
from reception.i18n.text import _
from reception.overview import operations
from reception.overview.forms import DigestForm
from reception.overview.permits import DAY
from reception.overview.queries import digests as queries
from reception.overview.queries.numbers import day_numbers
from reception.overview.rules.digest import SENT_FROM
from reception.web.blueprint import Room

if TYPE_CHECKING:
    from reception.overview.models import Digest

room = Room("digest", __name__)

_ADDRESS = Markup('<bdi dir="ltr">%s</bdi>')


@room.route("/settings/digest", methods=["GET", "POST"], permit=DAY)
def choose() -> ResponseReturnValue:
    """Choose whether and how often, and see what a message would say now."""
    found = queries.digest_of(staff().user_id)
    form = _form(found)
    if form.validate_on_submit() and not _is_outdated(form, found):
        with form.saving():
            operations.choose_digest(staff().user_id, form.chosen)
        if not form.failed:
            flash(_answer(form), "done")
            return redirect(url_for("accounts.settings"), 303)
    return render_template(
        "overview/digest/choose.html",
        form=form,
        address=_ADDRESS % accounts.signed_in(staff()).email,
        numbers=day_numbers(staff(), today()),
        sent_from=clock(at_local(datetime.combine(today(), SENT_FROM))),
        is_set_up=mail.is_set_up(),
    )


def _form(found: "Digest | None", **options: Any) -> DigestForm:
    """The form as the choice fills it; without one it says "never"."""
    if found is None:
        return DigestForm(rhythm=DigestForm.NEVER, **options)
    return DigestForm(obj=found, **options)


def _is_outdated(form: DigestForm, found: "Digest | None") -> bool:
    return found is not None and form.is_outdated(found, lambda: _form(found, formdata=None))


def _answer(form: DigestForm) -> str:
    if form.chosen is None:
        return _("No e-mail with your numbers is sent any more.")
    return _("Your numbers come by e-mail.")
