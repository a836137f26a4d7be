"""What the rules say about an entry, told on a page: a refusal beside its field, a warning once it is saved."""

from collections.abc import Callable, Iterable
from datetime import date

from flask import flash

from reception.i18n.said import Label, Said, Value
from reception.i18n.text import _
from reception.reckoning.remarks import Refused, Remark
from reception.web.forms import Form


def saved(form: Form, work: Callable[[], object]) -> bool:
    """Do the writes. What is refused stands beside the field it is about, and nothing is written."""
    try:
        with form.saving():
            work()
    except Refused as refused:
        for remark in refused.remarks:
            if remark.stops:
                form.refuse(remark.about if remark.about in form._fields else None, in_words(remark.said))
    return not form.failed


def warn(remarks: Iterable[Remark]) -> None:
    """Say on the next page what is to be noted of what was saved. No remark names anybody."""
    for remark in remarks:
        flash(in_words(remark.said), "soon")


def in_words(said: Said) -> str:
    """A sentence of the rules in the reader's language, as plain text for a message: days as 2026-11-22."""
    return _(said.msgid, **{place: _value(value) for place, value in said.values.items()})


def _value(value: Value) -> str:
    if isinstance(value, Label):
        return _(value)
    return value.isoformat() if isinstance(value, date) else str(value)
