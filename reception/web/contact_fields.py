"""Fields for how to reach somebody at work: an address, a telephone number, a website."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email
from wtforms import ValidationError
from wtforms.widgets import EmailInput, TelInput

from reception.i18n.text import _
from reception.i18n.text_safety import plain
from reception.web.fields import Text

_TELEPHONE: Final = re.compile(r"\+?[0-9][0-9 ()/\-]{1,28}(?: ?(?:ext|ankn)\.? ?[0-9]{1,6})?", re.IGNORECASE)
_LONGEST_ADDRESS: Final = 254  # RFC 5321, section 4.5.3.1.3


class EmailAddress(Text):
    """An e-mail address, kept in lower case as sign-in looks for it."""

    widget = EmailInput()

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, longest=_LONGEST_ADDRESS, **options)
        self.render_kw = {"autocomplete": "off", "spellcheck": "false", "dir": "ltr", **(self.render_kw or {})}

    def pre_validate(self, form: Any) -> None:
        """The address must be one; whether anybody reads it is not asked."""
        super().pre_validate(form)
        if not self.data:
            return
        try:
            found = validate_email(self.data, check_deliverability=False, test_environment=True)
        except EmailNotValidError as problem:
            raise ValidationError(_("Write an e-mail address, such as karin.ek@exempelby.example.")) from problem
        self.data = found.normalized.lower()


class TelephoneNumber(Text):
    """A telephone number, kept as it was typed. Short numbers such as 1177 are numbers too."""

    widget = TelInput()

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, longest=40, **options)
        self.render_kw = {"autocomplete": "off", "dir": "ltr", **(self.render_kw or {})}

    def pre_validate(self, form: Any) -> None:
        """Digits with the signs that people put between them."""
        super().pre_validate(form)
        self.data = plain(self.data or "")
        if self.data and not (_TELEPHONE.fullmatch(self.data) and sum(map(str.isdecimal, self.data)) >= 3):
            raise ValidationError(_("Write a telephone number, such as 08-123 45 67 or +46 70 123 45 67."))


class WebAddress(Text):
    """The address of a website; "https://" may be left out."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, longest=300, **options)
        self.render_kw = {"autocomplete": "off", "spellcheck": "false", "dir": "ltr", **(self.render_kw or {})}

    def pre_validate(self, form: Any) -> None:
        """Only addresses of the web, so that a link never runs a script."""
        super().pre_validate(form)
        if self.data:
            self.data = self.data if "://" in self.data else f"https://{self.data}"
            if not _is_web_address(self.data):
                raise ValidationError(_("Write the address of a website, such as www.exempelby.example."))


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        known = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and parts.username is None
        return known and not any(sign.isspace() for sign in text)
    except ValueError:
        return False
