"""A letter, and the e-mail made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import uuid4

from reception.i18n.formats import now


@dataclass(frozen=True)
class Letter:
    """What is sent to one receiver: the same in plain words and as HTML, in a language (BCP 47 tag).

    `headers` stand beside those that every letter has; `calendar` is a file for a calendar (RFC 5545), attached.
    """

    to: str
    subject: str
    text: str
    html: str
    language: str
    headers: Mapping[str, str] = field(default_factory=dict)
    calendar: bytes | None = None


def email_of(letter: Letter, sender: Address) -> EmailMessage:
    """The e-mail. Its headers name sender and receiver, and tell nothing of the machine that made it.

    It asks that no machine answers it (RFC 3834, and as Exchange has it).
    """
    email = EmailMessage(policy=SMTP)
    email["From"] = sender
    email["To"] = letter.to
    email["Subject"] = letter.subject
    email["Date"] = format_datetime(now())
    email["Message-ID"] = f"<{uuid4()}@{sender.domain}>"
    email["Auto-Submitted"] = "auto-generated"
    email["X-Auto-Response-Suppress"] = "All"
    for name, value in letter.headers.items():
        email[name] = value
    email.set_content(letter.text)
    email.add_alternative(letter.html, subtype="html")
    if letter.calendar is not None:
        email.add_attachment(
            letter.calendar,
            "text",
            "calendar",
            filename="meeting.ics",
            params={"method": "PUBLISH", "charset": "utf-8"},
        )
    email["Content-Language"] = letter.language  # last: the standard library moves "Content-…" into the first part
    return email
