"""What the component gallery shows: a form with every kind of field, and rows in every state. Nobody real."""

from datetime import date, timedelta
from typing import Any

from wtforms import BooleanField

from reception.i18n import formats
from reception.i18n.text import _l
from reception.web.fields import Choice, DateField, LongText, MomentField, Text
from reception.web.forms import Form


class GalleryForm(Form):
    """Every kind of field. Nothing of it is taken, so nothing is kept."""

    keeps_draft = False
    name = Text(_l("Name"), required=_l("Write a name."))
    channel = Choice(
        _l("How"),
        radios=True,
        choices=[("phone", _l("Phone call")), ("visit", _l("Visit")), ("sms", _l("Text message"))],
    )
    at = MomentField(_l("When"))
    due = DateField(_l("By"), looks="forward", description=_l("For example +7 or 2026-11-30."))
    kind = Choice(_l("Kind"), choices=[("a", _l("Authority")), ("b", _l("Employer"))])
    note = LongText(_l("Note"))
    agreed = BooleanField(_l("We may send text messages"))


def gallery_form() -> GalleryForm:
    """The form, filled with today."""
    return GalleryForm(at=formats.now(), due=formats.today() + timedelta(days=7))


def gallery_rows() -> list[dict[str, Any]]:
    """Three rows."""
    today = formats.today()
    return [
        _row("Amina Yusuf", "Ring förskolan", "late", today - timedelta(days=7), 7),
        _row("Haben Tesfay", "Planmöte", "now", today, 0),
        _row("7K3M-QP", "Uppföljningssamtal", "wait", today + timedelta(days=3), 0, protected=True),
    ]


def gallery_curve() -> dict[str, str]:
    """The outlines of a curve and its band, in a box of 100 by 100."""
    steps = "M0 100H10V90H25V70H45V52H70V40H100"
    return {"steps": steps, "band": "M10 100V82H25V60H45V41H70V28H100V53H70V64H45V80H25V98H10Z"}


def _row(name: str, matter: str, state: str, last: date, days: int, *, protected: bool = False) -> dict[str, Any]:
    words = {"late": _l("Overdue"), "now": _l("In progress"), "wait": _l("Waiting for an answer")}
    return {
        "name": name,
        "number": "7K3M-QP",
        "url": "#table",
        "matter": matter,
        "when": formats.short_day(last),
        "late": state == "late",
        "protected": protected,
        "state": state,
        "state_text": words[state],
        "last": last,
        "days": days,
    }
