"""What is asked when somebody says how much work a case is."""

from reception.cases.terms import Weight
from reception.i18n.text import _l, choices
from reception.web.fields import Choice
from reception.web.versioned import VersionedForm


class WeightForm(VersionedForm):
    """How much work a case is, beside others of the unit."""

    weight = Choice(
        _l("How much work is it?"),
        radios=True,
        coerce=Weight,
        choices=choices(*Weight),
        required=_l("Choose how much work the case is."),
    )
