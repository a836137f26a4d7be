"""Letters to staff by e-mail. None tells anything about a newcomer: what is personal stays behind the sign-in."""

from reception.mail.links import link
from reception.mail.posting import NotSent, PutOff, Refused, is_set_up, send
from reception.mail.server import InvalidMailSetting, MailServer, public_address, sender
from reception.mail.writing import Letter

__all__ = [
    "InvalidMailSetting",
    "Letter",
    "MailServer",
    "NotSent",
    "PutOff",
    "Refused",
    "is_set_up",
    "link",
    "public_address",
    "send",
    "sender",
]
