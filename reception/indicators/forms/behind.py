"""Which of one's own figures are shown: of which year, and of whose cases."""

from collections.abc import Mapping, Sequence

from reception.i18n.text import _, _l
from reception.indicators.rules.behind import NOBODY, Whose
from reception.web.fields import Choice
from reception.web.narrowing import Narrowing


class WhoseFilter(Narrowing):
    """Of whose cases, among those of one's units."""

    worker = Choice(_l("Whose cases"))

    def offer(self, own_id: int, colleagues: Mapping[int, str], *, manages: bool) -> Whose:
        """Fill in the choices: oneself, and for whoever manages the unit each caseworker. Returns what is chosen."""
        self.worker.choices = [("", _("All cases of the unit")), (str(own_id), _("My cases"))]
        if manages:
            others = [(str(user_id), name) for user_id, name in colleagues.items() if user_id != own_id]
            self.worker.choices = [*self.worker.choices, *others, (NOBODY, _("Cases that nobody has"))]
        asked = Whose.read({"worker": str(self.worker.data or "")})
        whose = asked if asked.worker in {choice[0] for choice in self.worker.choices} else Whose()
        self.worker.data = whose.worker
        return whose


class OwnFilter(WhoseFilter):
    """The same, and the year."""

    year = Choice(_l("Year"))

    def of_years(self, years: Sequence[int], chosen: int) -> None:
        """Fill in the years."""
        self.year.choices = [(str(year), str(year)) for year in years]
        self.year.data = str(chosen)
