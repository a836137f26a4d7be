"""Whether a unit reminds by itself."""

from datetime import datetime, time, timedelta
from typing import Final

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from reception.i18n.formats import at_local, today
from reception.i18n.text import _
from reception.people.terms import ContactKind
from reception.reminders import permits
from reception.reminders.forms.settings import UnitRemindersForm
from reception.reminders.operations import settings as operations
from reception.reminders.queries import settings as queries
from reception.reminders.queries.outgoing import is_set_up
from reception.reminders.rules.times import occasions, quiet_hours
from reception.reminders.wording.preview import previews
from reception.web import answers
from reception.web.blueprint import Room
from reception.web.remarks import saved

room = Room("reminder_settings", __name__, url_prefix="/reminders/settings")
#: A number of those that Post- och telestyrelsen keeps for fiction, for the example.
_PHONE: Final = "08-465 004 04"


@room.route("", permit=permits.SETTINGS)
def settings() -> ResponseReturnValue:
    """The units that one manages: what goes out of each, when, and how it reads in every language."""
    meeting = at_local(datetime.combine(today() + timedelta(days=1), time(10)))
    return render_template(
        "reminders/settings.html",
        units=[(unit, queries.settings_of(unit.id)) for unit in queries.managed_units()],
        occasions=[one for one in occasions() if one.basis.holds_on(today())],
        quiet=quiet_hours(),
        previews=previews(meeting, _PHONE),
        texts_go=is_set_up(ContactKind.PHONE),
        email_goes=is_set_up(ContactKind.EMAIL),
    )


@room.route("/<int:unit_id>", methods=["GET", "POST"], permit=permits.SETTINGS)
def of_unit(unit_id: int) -> ResponseReturnValue:
    """Turn the ways of a unit on and off."""
    unit, row = queries.managed_unit(unit_id), queries.settings_of(unit_id)
    form = UnitRemindersForm(obj=row)
    if form.validate_on_submit() and (row is None or not form.is_outdated(row)):
        ways = {"by_text": bool(form.by_text.data), "by_email": bool(form.by_email.data)}
        can_go = form.refuse_what_is_not_set_up(texts=is_set_up(ContactKind.PHONE), email=is_set_up(ContactKind.EMAIL))
        if can_go and saved(form, lambda: operations.choose(unit.id, **ways)):
            answers.done(_("It is saved what the unit sends by itself."))
            return answers.go_back(url_for(".settings"))
    return render_template("reminders/unit.html", form=form, unit=unit, cancel_url=url_for(".settings"))
