"""What the rules say about an entry, told on a page: a refusal beside its field, a warning once it is saved."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from flask import flash

from reception.i18n.sentences import in_words
from reception.reckoning.remarks import Refused, Remark
from reception.web.forms import Form

Made = TypeVar("Made")


def saved(form: Form, work: Callable[[], object]) -> bool:
    """Do the writes. What is refused stands beside the field it is about, and nothing is written."""
    written(form, work)
    return not form.failed


def written(form: Form, work: Callable[[], Made]) -> Made | None:
    """The same, with what the writes gave; None where they were refused."""
    made = None
    try:
        with form.saving():
            made = work()
    except Refused as refused:
        for remark in refused.remarks:
            if remark.stops:
                form.refuse(remark.about if remark.about in form._fields else form.clashing, in_words(remark.said))
    return None if form.failed else made


def warn(remarks: Iterable[Remark]) -> None:
    """Say on the next page what is to be noted of what was saved. No remark names anybody."""
    for remark in remarks:
        flash(in_words(remark.said), "soon")
