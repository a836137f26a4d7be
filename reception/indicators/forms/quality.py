"""Whose cases the worklist of data quality shows."""

from reception.i18n.text import _, _l
from reception.indicators.rules.behind import NOBODY
from reception.indicators.rules.quality import Chosen, Tally
from reception.web.fields import Choice
from reception.web.narrowing import Narrowing


class QualityFilter(Narrowing):
    """Of whose cases; the kind goes along."""

    worker = Choice(_l("Whose cases"))

    def offer(self, chosen: Chosen, tally: Tally, own_id: str, *, manages: bool) -> Chosen:
        """Fill in the choices; returns the choice as far as it is one of them."""
        self.worker.choices = [("", _("All cases of the unit")), (own_id, _("My cases"))]
        if manages:
            others = [(who, tally.names[who]) for who in tally.workers() if who not in {own_id, NOBODY}]
            self.worker.choices = [*self.worker.choices, *others, (NOBODY, _("Cases that nobody has"))]
        offered = {choice[0] for choice in self.worker.choices}
        kept = chosen if chosen.whose.worker in offered else chosen.by("")
        self.worker.data = kept.whose.worker
        return kept
