"""What people are asked about their own account."""

from typing import Any

from wtforms import BooleanField, Field, PasswordField, ValidationError

from reception.accounts.rules import in_one_spelling, password_problem
from reception.accounts.terms import Theme
from reception.i18n.text import _, _l, choices
from reception.web.fields import Choice
from reception.web.forms import Form
from reception.web.versioned import VersionedForm


class SettingsForm(VersionedForm):
    """One's own settings."""

    language = Choice(_l("Language"), radios=True, required=_l("Choose a language."))
    theme = Choice(_l("Colours"), radios=True, choices=choices(*Theme), coerce=Theme, required=_l("Choose colours."))
    shortcuts = BooleanField(_l("Use single-letter keyboard shortcuts"))


class InvitationForm(Form):
    """A password of one's own, written twice. `words` are those that it must not lean on."""

    password = PasswordField(
        _l("Password"),
        description=_l("12 characters or more. Three or four words are easy to remember."),
        render_kw={"autocomplete": "new-password", "dir": "ltr"},
    )
    again = PasswordField(_l("The same password again"), render_kw={"autocomplete": "new-password", "dir": "ltr"})

    def __init__(self, *args: Any, words: tuple[str, ...] = (), **options: Any) -> None:
        self.words = words
        super().__init__(*args, **options)

    def validate_password(self, field: Field) -> None:
        """It must be hard to guess."""
        field.data = in_one_spelling(field.data or "")
        problem = password_problem(field.data, words=self.words)
        if problem:
            raise ValidationError(_(problem))

    def validate_again(self, field: Field) -> None:
        """A slip of the finger would lock its owner out."""
        if in_one_spelling(field.data or "") != in_one_spelling(self.password.data or ""):
            raise ValidationError(_("The two passwords differ."))
