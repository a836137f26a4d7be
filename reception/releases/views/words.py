"""Published numbers in words: classes, shares, and what stands for a hidden number."""

from reception.i18n.sentences import sentence
from reception.i18n.text import _, label, pgettext
from reception.indicators.rules.labels import class_said
from reception.indicators.terms import Breakdown
from reception.indicators.views.figure_words import decimal
from reception.releases.rules.reading import Line, Table


def table_name(table: Table) -> str:
    """What a table is split by."""
    return " × ".join(label(one) for one in table.by) or pgettext("release", "Everybody")


def class_name(breakdown: Breakdown, word: str) -> str:
    """A class in words."""
    return sentence(class_said(breakdown, word))


def percent(line: Line) -> str | None:
    """The share in per cent, with one decimal; None where it is not shown."""
    return None if line.share is None else _("%(percent)s %%", percent=decimal(round(100 * line.share, 1)))
