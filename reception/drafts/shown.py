"""What a page says about drafts: those that wait on it, the one it is filled from, and what of it has no place."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Flask, g, request
from werkzeug.urls import iri_to_uri
from wtforms import BooleanField, FieldList, FileField, FormField, HiddenField, SelectFieldBase

from reception.access.actor import staff_or_none
from reception.drafts import queries
from reception.drafts.models import Draft
from reception.drafts.rules import UNTOUCHED, WRITING, Sent, mark_of, written_of
from reception.i18n.formats import clock, local, short_moment, today
from reception.i18n.text import _
from reception.i18n.text_safety import legible

ARGUMENT = "draft"


@dataclass(frozen=True)
class Waiting:
    """A draft on its page: when it was saved, where it is taken up again. `is_open`: the form is filled from it."""

    id: int
    saved_at: datetime
    url: str
    is_open: bool


@dataclass(frozen=True)
class Here:
    """What a page says about its drafts. `left_over`: what was written and has no place in the form any more."""

    waiting: Sequence[Waiting]
    opened: Waiting | None
    met_the_end: bool
    left_over: Sequence[Sent]
    back: str


def drafts_here() -> Sequence[Draft]:
    """The reader's own drafts of this page, the newest first. Asked once a page."""
    actor = staff_or_none()
    if "drafts_here" not in g:
        g.drafts_here = queries.drafts_on(request.path, actor.user_id) if actor is not None else ()
    found: Sequence[Draft] = g.drafts_here
    return found


def address(draft_id: int | None) -> str:
    """This page, filled from that draft; None for the page itself."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != ARGUMENT]
    query = urlencode([*kept, (ARGUMENT, str(draft_id))] if draft_id else kept)
    return iri_to_uri(f"{request.path}?{query}" if query else request.path)


def drafts_of_page(form: Any) -> Here | None:
    """For templates: what to say above `form`; None when there is nothing, or when the form has just been sent."""
    if request.method != "GET" or not drafts_here():
        return None
    given = g.get("given_draft") if form.was_given_back else None
    all_here = [_waiting(draft, given) for draft in drafts_here()]
    return Here(
        waiting=[one for one in all_here if not one.is_open],
        opened=next((one for one in all_here if one.is_open), None),
        met_the_end=given is not None and g.given_after_the_end,
        left_over=_left_over(form, given) if given is not None else (),
        back=address(None),
    )


def _waiting(draft: Draft, given: Draft | None) -> Waiting:
    return Waiting(draft.id, draft.saved_at, address(draft.id), draft is given)


def _left_over(form: Any, draft: Draft) -> list[Sent]:
    names = tuple(form._fields)
    sent = written_of(parse_qsl(draft.body, keep_blank_values=True))
    return [(name, text) for name, text in sent if name not in names and name.rpartition("-")[0] not in names]


def moment_in_words(moment: datetime) -> str:
    """When a draft was saved: "10.42 today", "20 Nov 10.42"."""
    if local(moment).date() == today():
        return _("%(time)s today", time=clock(moment))
    return short_moment(moment)


def writing_of(form: Any) -> dict[str, str]:
    """For templates: the hidden fields of a form that keeps drafts.

    They tell which piece of writing this is, from the first opening to the last correction, and how the form looked
    before anybody touched it.
    """
    if request.method != "GET":
        return {name: legible(request.form.get(name) or fresh) for name, fresh in _fresh(form).items()}
    given = g.get("given_draft") if form.was_given_back else None
    return {WRITING: given.writing, UNTOUCHED: ""} if given is not None else _fresh(form)


def _fresh(form: Any) -> dict[str, str]:
    return {WRITING: secrets.token_urlsafe(9), UNTOUCHED: "" if form.errors else mark_of(_sent_untouched(form))}


def _sent_untouched(fields: Any) -> Iterator[Sent]:
    """What a browser sends of fields that nobody touches."""
    for field in fields:
        if isinstance(field, FieldList | FormField):
            yield from _sent_untouched(field)
        elif isinstance(field, SelectFieldBase):
            yield from ((field.name, value) for value in _chosen(field))
        elif isinstance(field, BooleanField):
            yield from [(field.name, "y")] if field.data else ()
        elif not isinstance(field, FileField | HiddenField):
            yield field.name, str(field._value())


def _chosen(field: Any) -> list[str]:
    choices = list(field.iter_choices())
    chosen = [str(value) for value, _label, is_chosen, *_rest in choices if is_chosen]
    is_menu = not getattr(field, "radios", False) and not getattr(field.widget, "multiple", True)
    return chosen or ([str(choices[0][0])] if is_menu and choices else [])


def init_app(app: Flask) -> None:
    """Let templates ask."""
    app.jinja_env.globals.update(drafts_of_page=drafts_of_page, writing_of=writing_of)
    app.jinja_env.filters["draft_moment"] = moment_in_words
