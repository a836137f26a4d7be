"""What is asked when a case gets a caseworker."""

from reception.i18n.text import _l
from reception.web.fields import Choice, DateField
from reception.web.forms import Form


def whole_number(text: object) -> int | None:
    """A choice's value as the id it stands for; the empty choice is None. Raises ValueError."""
    return int(str(text)) if text not in (None, "", "None") else None


class AssignForm(Form):
    """Who is to work with the case. The unit's casework staff are passed in, with nobody as the first choice."""

    worker = Choice(_l("Caseworker"), coerce=whole_number)
    on = DateField(_l("From"), looks="near", required=_l("Write from which day."))
