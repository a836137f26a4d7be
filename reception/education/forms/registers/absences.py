"""Absence told beforehand, and what became of absence to act on."""

from wtforms import HiddenField

from reception.education.terms.pupils import SignalEnd
from reception.i18n.text import _l, choices
from reception.web.fields import Choice, LongText, MomentField
from reception.web.forms import Form


class AnnouncementForm(Form):
    """From when until when the pupil will be away."""

    since = MomentField(
        _l("Away from"), looks="near", required=_l("Write from when, for example 2026-11-24 8.30."),
        description=_l("A day and a time, for example 24/11 8.30."),
    )  # fmt: skip
    until = MomentField(_l("Away until"), looks="near", required=_l("Write until when, for example 2026-11-24 16.00."))


class SignalForm(Form):
    """What became of it."""

    next = HiddenField()
    ended_as = Choice(
        _l("What did you do?"), radios=True, required=_l("Choose what became of it."), coerce=SignalEnd, choices=[]
    )
    note = LongText(
        _l("What you agreed on"), longest=1000,
        description=_l("Only what the school needs. Nothing about health, and nothing that others told you."),
    )  # fmt: skip

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.ended_as.choices = choices(*SignalEnd)
