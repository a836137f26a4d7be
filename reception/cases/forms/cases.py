"""What is asked when a case gets a caseworker."""

from reception.cases.forms.handing_over import overlap_problem
from reception.i18n.text import _l
from reception.web.fields import Choice, DateField, whole_number
from reception.web.versioned import VersionedForm


class AssignForm(VersionedForm):
    """Who is to work with the case. The unit's casework staff are passed in, with nobody as the first choice."""

    asides = frozenset({"on"})
    worker = Choice(_l("Caseworker"), coerce=whole_number)
    on = DateField(_l("From"), looks="near", required=_l("Write from which day."))
    overlap_until = DateField(
        _l("The former caseworker follows along until"),
        looks="forward",
        future_only=True,
        description=_l("Until then the case also stands on the former caseworker's My day. It ends by itself."),
    )

    def validate(self, extra_validators: object = None) -> bool:
        """An overlap ends after it begins."""
        super().validate(extra_validators)
        has_taker = self.worker.data is not None
        problem = overlap_problem(self.on.data, self.overlap_until.data, has_taker=has_taker)
        if problem:
            self.refuse("overlap_until", problem)
        return not self.failed
