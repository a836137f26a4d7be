"""What of somebody's home goes along when somebody is handed over."""

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, line, words
from reception.housing.queries.home_now import HomeNow, homes_from_today, sought_by
from reception.i18n.markers import N_


def packet_lines(case: Case) -> list[PacketLine]:
    """By what right the person lives and until when, what is to come, and whether a home is sought.

    No address: a packet stays as it was, and the person, or somebody who lives there, may be protected later. How she
    is reached stands in its own section, which goes then.
    """
    homes = [_line(one) for one in homes_from_today(case.person_id)]
    return [*homes, *([line(words(N_("A home is sought")))] if sought_by(case.person_id) else [])]


def _line(home: HomeNow) -> PacketLine:
    return line(
        words(N_("Home") if home.has_begun else N_("Next home")),
        words(home.tenure.label),
        words(N_("from %(day)s"), day=home.first_on),
        words(N_("to %(day)s"), day=home.last_on) if home.last_on else words(N_("without a last day")),
    )
