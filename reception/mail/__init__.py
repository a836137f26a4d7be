"""Letters by e-mail: numbers to staff, and reminders to newcomers. None names a newcomer or tells why she is met: what
is personal stays behind the sign-in."""

from reception.mail.links import NoAddress, link
from reception.mail.posting import LostAnswer, NotSent, PutOff, Refused, is_set_up, send
from reception.mail.server import InvalidMailSetting, MailServer, public_address, sender
from reception.mail.writing import Letter

__all__ = [
    "InvalidMailSetting",
    "Letter",
    "LostAnswer",
    "MailServer",
    "NoAddress",
    "NotSent",
    "PutOff",
    "Refused",
    "is_set_up",
    "link",
    "public_address",
    "send",
    "sender",
]
