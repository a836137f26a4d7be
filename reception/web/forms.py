"""`Form`: values for an operation, messages beside the field, nothing typed lost, and the same form taken once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from flask import g, request
from flask_wtf import FlaskForm
from flask_wtf.csrf import _FlaskFormCSRF
from sqlalchemy.exc import IntegrityError

from reception.db.session import db
from reception.i18n.text import _
from reception.web.csrf import masked_token


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


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The base of our forms. `constraints` names the field that a violated database constraint belongs to."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF has no types
        """WTForms' settings: our token and our words."""

        csrf_class = _MaskedToken

        def get_translations(self, form: Any) -> _Translations:  # noqa: ARG002 - WTForms' signature
            """The translations of WTForms' own messages."""
            return _Translations()

    constraints: ClassVar[Mapping[str, tuple[str, Any]]] = {}
    form_errors: list[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        kept = g.pop("kept_form", None) if request.method == "GET" else None
        if kept is not None:
            options["formdata"] = kept
        super().__init__(*args, **options)

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
