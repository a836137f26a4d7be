"""`Form`: values for an operation, messages beside the field, nothing typed lost, and the same form taken once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from flask import g, request
from flask_wtf import FlaskForm
from flask_wtf.csrf import _FlaskFormCSRF
from markupsafe import Markup
from sqlalchemy.exc import IntegrityError
from wtforms import FileField, PasswordField

from reception.db.session import db
from reception.i18n.text import _
from reception.i18n.text_safety import legible
from reception.web.csrf import masked_token
from reception.web.fields import LongText

#: A form of so many visible fields is long enough to be missed when it is lost.
LONG_FORM = 5


class _Translations:
    """WTForms' own messages, from our catalogue."""

    def gettext(self, message: str) -> str:
        return _(message)

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        return _(singular if num == 1 else plural)


class _MaskedToken(_FlaskFormCSRF):  # type: ignore[misc]  # Flask-WTF has no types
    def generate_csrf_token(self, csrf_token_field: Any) -> str:  # noqa: ARG002 - WTForms' signature
        return masked_token()

    def validate_csrf_token(self, form: Any, field: Any) -> None:
        """The door has checked the token of this request already."""


def kept_form() -> Mapping[str, str]:
    """What somebody wrote on this page and is given back to the first form that has a place for it; else nothing."""
    kept: Mapping[str, str] = g.get("kept_form") or {}
    return kept


def _is_carried(field: Any) -> bool:
    """Whether a control holds a value that nobody reads: a hidden one, a box to tick."""
    return getattr(field.widget, "input_type", "") in {"hidden", "checkbox"}


def _is_hidden(kind: Any) -> bool:
    return getattr(kind.widget, "input_type", "") in {"hidden", "submit"}


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The base of our forms. `constraints` names the field that a violated database constraint belongs to.

    What somebody wrote and did not send, or sent to a session that had ended, is given back when the page is opened
    (`g.kept_form`, see `reception.drafts`); then `was_given_back` holds.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF has no types
        """WTForms' settings: our token and our words."""

        csrf_class = _MaskedToken

        def get_translations(self, form: Any) -> _Translations:  # noqa: ARG002 - WTForms' signature
            """The translations of WTForms' own messages."""
            return _Translations()

        def render_field(self, field: Any, render_kw: Any) -> Markup:
            """The control. What it carries without showing it is as it was sent, and may hold what no page may."""
            drawn = super().render_field(field, render_kw)
            return Markup(legible(drawn)) if _is_carried(field) else drawn  # noqa: S704 # nosec B704 - a widget's own

    #: The order of the fields on their page, where it is another than that of the form: so that what is to be put right
    #: is told from top to bottom.
    page_order: ClassVar[tuple[str, ...]] = ()
    constraints: ClassVar[Mapping[str, tuple[str, Any]]] = {}
    form_errors: list[str]
    #: The field beside which stands what a rule says of a column that is not asked here; None: above the form.
    clashing: str | None = None
    was_given_back = False

    def __init__(self, *args: Any, **options: Any) -> None:
        kept = g.get("kept_form") if request.method == "GET" else None
        if kept is not None and "formdata" not in options and self._has_a_place_for(kept):
            options["formdata"], self.was_given_back = g.pop("kept_form"), True
        super().__init__(*args, **options)

    @property
    def keeps_draft(self) -> bool:
        """Whether what is written here is kept before it is sent; a class may say so itself.

        By rule a form does that has a long text or five visible fields. One with a password never does.
        """
        kinds = [field.field_class for _name, field in self._unbound_fields]
        seen = [kind for kind in kinds if not issubclass(kind, FileField) and not _is_hidden(kind)]
        is_long = len(seen) >= LONG_FORM or any(issubclass(kind, LongText) for kind in seen)
        return is_long and not any(issubclass(kind, PasswordField) for kind in kinds)

    def _has_a_place_for(self, kept: Mapping[str, Any]) -> bool:
        """Whether this is the form that `kept` was written in, and not another one of the same page."""
        names = {name for name, field in self._unbound_fields if not _is_hidden(field.field_class)}
        return any(name in names or name.rpartition("-")[0] in names for name in kept)

    def in_page_order(self) -> list[Any]:
        """The fields as they stand on their page; those that `page_order` does not name come last, in their order."""
        places = {name: place for place, name in enumerate(self.page_order)}
        return sorted(self, key=lambda field: places.get(field.short_name, len(places)))

    @property
    def values(self) -> dict[str, Any]:
        """What was understood, by field, without the machinery."""
        return {name: field.data for name, field in self._fields.items() if name not in {"csrf_token", "submit"}}

    def refuse(self, field: str | None, message: str) -> None:
        """Add a message beside `field`, or to the whole form."""
        if field is None:
            self.form_errors.append(message)
        else:
            self._fields[field].errors = [*self._fields[field].errors, message]

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Do the writes inside; a violated constraint that this form knows is a message, and nothing is written."""
        try:
            with db.session.begin_nested():
                yield
        except IntegrityError as violation:
            for name, (field, message) in self.constraints.items():
                if name in str(violation.orig):
                    self.refuse(field, str(message))
                    return
            raise

    @property
    def failed(self) -> bool:
        """Whether there is something to put right."""
        return bool(self.errors)
