"""What is asked about civic orientation beside the lessons."""

from typing import Any

from reception.education.forms.hours import Hours
from reception.education.terms.orienting import OrientationState
from reception.education.terms.pupils import OrientationNoteKind as Kind
from reception.education.terms.studies import OrientationPart
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, Text, term
from reception.web.forms import Form
from reception.web.narrowing import Narrowing

#: What is noted by hand; a certificate has a page of its own.
NOTED = (Kind.OFFERED, Kind.HOURS_ELSEWHERE, Kind.FINISHED_ELSEWHERE, Kind.DID_NOT_ATTEND)


class OrientationNoteForm(Form):
    """An offer, hours elsewhere, that it was finished elsewhere, or that no part was taken."""

    keeps_draft = True

    kind = Choice(
        _l("What is noted"), radios=True, coerce=Kind, choices=choices(*NOTED), required=_l("Choose what is noted.")
    )
    on = DateField(_l("On which day"), looks="back", past_only=True, required=_l("Write the day."))
    minutes = Hours(
        _l("Hours"),
        most_hours=9999,
        description=_l("Of hours with another organiser. For example 12 or 12,5 or 12:30."),
    )
    part = Choice(
        _l("Part of the orientation"),
        coerce=term(OrientationPart),
        description=_l("One note for each part. Without a part the hours count towards the hundred alone."),
    )
    where = Text(_l("Who organised it"), description=_l("For example another municipality."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.part.choices = [("", _("Not known")), *choices(*OrientationPart)]

    @property
    def facts(self) -> dict[str, Any]:
        """What `add_note` takes; hours and part only where they are asked for."""
        has_hours = self.kind.data is Kind.HOURS_ELSEWHERE
        is_elsewhere = has_hours or self.kind.data is Kind.FINISHED_ELSEWHERE
        return {
            "kind": self.kind.data,
            "on": self.on.data,
            "minutes": self.minutes.data if has_hours else None,
            "part": self.part.data if has_hours else None,
            "where": (self.where.data or None) if is_elsewhere else None,
        }


class StrikeForm(Form):
    """Why a note was wrong."""

    because = Text(
        _l("What was wrong"), longest=500, required=_l("Write what was wrong, so that others can understand it.")
    )


class CertificateForm(Form):
    """On which day the certificate is given."""

    on = DateField(_l("Day of the certificate"), looks="back", required=_l("Write the day."))


class OrientationFilter(Narrowing):
    """Which pupils of a language group the list shows."""

    show = Choice(_l("Where they stand"), coerce=term(OrientationState))
    lacks = Choice(_l("Lacks the part"), coerce=term(OrientationPart))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.show.choices = [("", _("All")), *choices(*OrientationState)]
        self.lacks.choices = [("", _("Any part")), *choices(*OrientationPart)]
