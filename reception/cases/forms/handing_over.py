"""What is asked when cases get another caseworker: from which day, and who follows along until when."""

from datetime import date, timedelta

from reception.cases.rules import EARLIEST_HAND_OVER_DAYS, LONGEST_OVERLAP_DAYS
from reception.i18n.formats import today
from reception.i18n.text import _, _l, ngettext
from reception.web.fields import Choice, DateField, LongText
from reception.web.forms import Form

#: The choice that leaves the cases without a caseworker.
NOBODY = "nobody"
LONGEST_NOTE = 500


def overlap_problem(on: date | None, until: date | None, *, has_taker: bool) -> str | None:
    """What is wrong with an overlap until a day, in words for beside its field; None if nothing is."""
    if until is None or on is None:
        return None
    if not has_taker:
        return _("Nobody can follow along when nobody takes over. Choose somebody, or leave this empty.")
    if until <= on:
        return _("The overlap must end after the day of the hand-over.")
    if until > on + timedelta(days=LONGEST_OVERLAP_DAYS):
        return ngettext(
            "An overlap lasts %(num)s day at most.", "An overlap lasts %(num)s days at most.", LONGEST_OVERLAP_DAYS
        )
    return None


class HandOverForm(Form):
    """To whom many cases go. The staff are passed in as choices, with nobody as the last."""

    worker = Choice(_l("New caseworker"), required=_l("Choose who takes over."))
    on = DateField(_l("From"), looks="back", past_only=True, required=_l("Write from which day."))
    overlap_until = DateField(
        _l("The former caseworker follows along until"),
        looks="forward",
        future_only=True,
        description=_l("Until then the cases also stand on the former caseworker's My day. It ends by itself."),
    )
    note = LongText(
        _l("Note to the new caseworker"),
        longest=LONGEST_NOTE,
        description=_l("It stands on the new caseworker's My day for a week. Name nobody in it."),
        render_kw={"rows": 3},
    )

    def validate(self, extra_validators: object = None) -> bool:
        """The day is not far back, and an overlap ends after it begins."""
        super().validate(extra_validators)
        if self.on.data and self.on.data < today() - timedelta(days=EARLIEST_HAND_OVER_DAYS):
            self.refuse("on", _("Write a day of the last %(days)s days.", days=EARLIEST_HAND_OVER_DAYS))
        problem = overlap_problem(self.on.data, self.overlap_until.data, has_taker=self.worker.data != NOBODY)
        if problem:
            self.refuse("overlap_until", problem)
        return not self.failed

    @property
    def worker_id(self) -> int | None:
        """Who takes over; None for nobody."""
        return None if self.worker.data == NOBODY else int(self.worker.data)
