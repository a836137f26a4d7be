"""Who does a step and where it stands, as newcomers' pages say it within their sentences."""

from datetime import date
from typing import Final

from flask_babel.speaklater import LazyString
from markupsafe import Markup

from reception.cases.terms import Owner, Phase
from reception.i18n.beside import Twice
from reception.i18n.markers import N_, Term
from reception.i18n.sentences import DAY
from reception.i18n.text import _
from reception.path.terms import Signal

#: What the pages' accessibility is measured by. In Swedish, as laws are named.
LAW: Final = "Lag (2018:1937) om tillgänglighet till digital offentlig service"


def iso(on: date) -> Markup:
    """A day in figures, to stand within a sentence."""
    return DAY.format(on.isoformat())


def owner(term: Owner) -> LazyString:
    """Who does a step or answers for a right, as the reader is spoken to."""
    return LazyString(_, N_("You") if term is Owner.NEWCOMER else term.label)


def phase_now(phase: Phase, signal: Signal) -> Twice:
    """A phase and where it stands."""
    said = {"phase": LazyString(_, phase.label), "state": LazyString(_, signal.label)}
    return Twice(N_("%(phase)s: %(state)s"), said)


def later(message: str) -> LazyString:
    """A message that stands within a sentence."""
    return LazyString(_, message)


def state(term: Term) -> LazyString:
    """Where something stands, within a sentence."""
    return LazyString(_, term.label)


def bdi(text: str, direction: str = "auto") -> Markup:
    """A name or a number, which keeps its own direction within a sentence."""
    return Markup('<bdi dir="{}">{}</bdi>').format(direction, text)
