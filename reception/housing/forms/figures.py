"""What is asked of the lists behind the figures of homes. Districts are passed in."""

from reception.housing.terms import Tenure
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice, DateField, term, whole_number
from reception.web.narrowing import Narrowing


class EndingFilter(Narrowing):
    """Which of the contracts that end a list shows."""

    by = DateField(_l("Ends at the latest"), looks="forward")
    district_id = Choice(_l("District"), coerce=whole_number)
    tenure = Choice(_l("Tenure"), coerce=term(Tenure), choices=[("", _l("All tenures")), *choices(*Tenure)])

    def offer(self, districts: list[tuple[str, str]]) -> None:
        """The districts to choose from."""
        self.district_id.choices = [("", _("All districts")), *districts]
