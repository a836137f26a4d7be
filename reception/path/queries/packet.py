"""What of the path goes along when somebody is handed over."""

from reception.cases.models import Case
from reception.cases.rules.packet import PacketLine, line, words
from reception.path.queries.look import look
from reception.path.rules.milestones import SETTLED, Milestone


def packet_lines(case: Case) -> list[PacketLine]:
    """The steps that are left and have a day or can begin, in the order of the path: what, whose, by when."""
    return [_line(one) for one in look(case).milestones if one.state not in SETTLED and (one.due or one.counted_from)]


def _line(milestone: Milestone) -> PacketLine:
    rule = milestone.rule
    return line(words(rule.title), words(milestone.owner.label), words(milestone.state.label), day=milestone.due)
