"""Handing letters to the mail server that the installation names."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from typing import Any

from flask import current_app

from reception.mail.server import Encryption, MailServer, sender
from reception.mail.writing import Letter, email_of

#: A server that says nothing for so long is away. Seconds.
TIMEOUT = 15


class NotSent(Exception):
    """A letter could not be handed over. The message names the kind of trouble, never who or what it was about."""


class Refused(NotSent):
    """The server takes this letter at no time: the address is wrong, or closed."""


class PutOff(NotSent):
    """The server takes this letter later, perhaps: its box is full. Others may be taken now."""


class LostAnswer(NotSent):
    """The letter was handed over and the connection broke before the answer: nobody knows whether it was taken."""


def is_set_up() -> bool:
    """Whether this installation sends mail at all."""
    return bool(current_app.config["SMTP_URL"])


def send(letter: Letter) -> None:
    """Hand a letter to the mail server.

    Raises Refused where another try would be answered the same, PutOff where this letter alone has to wait, LostAnswer
    where it may be on its way, and NotSent where the server takes nothing from us now.
    """
    if not is_set_up():
        raise NotSent("no mail server is set up")
    author = sender(current_app.config["MAIL_FROM"])
    try:
        with _connected(MailServer.read(current_app.config["SMTP_URL"]), greeting=author.domain) as connection:
            _hand_over(email_of(letter, author), connection)
    except smtplib.SMTPResponseException as trouble:
        raise NotSent(_named(trouble, trouble.smtp_code)) from None
    except (smtplib.SMTPException, OSError) as trouble:
        raise NotSent(_named(trouble)) from None


def _hand_over(email: EmailMessage, connection: smtplib.SMTP) -> None:
    try:
        connection.send_message(email)
    except smtplib.SMTPRecipientsRefused as refusal:
        ((code, _words),) = refusal.recipients.values()
        raise _answered(refusal, code) from None
    except smtplib.SMTPDataError as refusal:
        raise _answered(refusal, refusal.smtp_code) from None
    except (smtplib.SMTPNotSupportedError, UnicodeError) as trouble:  # an address in letters that it cannot read
        raise Refused(_named(trouble)) from None
    except (smtplib.SMTPServerDisconnected, OSError) as trouble:
        if isinstance(connection, _Watched) and connection.is_letter_out:
            raise LostAnswer(_named(trouble)) from None
        raise


class _Watched(smtplib.SMTP):
    """A connection that knows whether the letter itself has begun to go: what breaks from then on tells nothing."""

    is_letter_out = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Send the letter itself, after its sender and receiver."""
        self.is_letter_out = True
        answer = super().data(msg)
        self.is_letter_out = False
        return answer


class _WatchedTls(_Watched, smtplib.SMTP_SSL):
    """The same, encrypted from its beginning."""


def _answered(refusal: Exception, code: int) -> NotSent:
    """RFC 5321, 4.2.1: from 500 on the answer is for good."""
    return (Refused if code >= 500 else PutOff)(_named(refusal, code))


def _named(trouble: Exception, *codes: int) -> str:
    """The kind of trouble and the server's numbers: its words may quote an address."""
    return " ".join([type(trouble).__name__, *(str(code) for code in codes)])


@contextmanager
def _connected(server: MailServer, *, greeting: str) -> Iterator[smtplib.SMTP]:
    """A connection that may be used. `greeting` is who we say we are: the machine's own name tells more than needed."""
    connection = _opened(server, greeting)
    try:
        if server.encryption is Encryption.STARTTLS:
            connection.starttls(context=_trusted())
        if server.user and server.password:
            connection.login(server.user, server.password)
        yield connection
    finally:
        # The letter is taken or not by now: a farewell that fails changes neither.
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


def _opened(server: MailServer, greeting: str) -> smtplib.SMTP:
    if server.encryption is Encryption.TLS:
        return _WatchedTls(server.host, server.port, greeting, timeout=TIMEOUT, context=_trusted())
    return _Watched(server.host, server.port, greeting, timeout=TIMEOUT)


def _trusted() -> ssl.SSLContext:
    """The certificate must be the server's own, from an authority that this machine trusts (also SSL_CERT_FILE)."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
