"""The settings of mail, read and checked once, at start. Pure."""

import ipaddress
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.utils import parseaddr
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit


class InvalidMailSetting(ValueError):
    """A setting that cannot be used; the message says what it takes, and never holds a password."""


class Encryption(StrEnum):
    """How the way to the mail server is kept secret."""

    NONE = "none"
    #: The connection begins in the open and is encrypted before anything is said.
    STARTTLS = "starttls"
    TLS = "tls"


#: The ports that a server has where the address names none (RFC 8314; 25 between servers).
PORTS: Final = {Encryption.NONE: 25, Encryption.STARTTLS: 587, Encryption.TLS: 465}


@dataclass(frozen=True)
class MailServer:
    """The server that takes our letters, from `smtp://user:password@host:port?starttls=1` or `smtps://…`."""

    host: str
    port: int
    encryption: Encryption = Encryption.NONE
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def read(cls, address: str) -> "MailServer":
        """The server behind an address. Raises InvalidMailSetting."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname or "", parts.port
        except ValueError as unreadable:
            raise InvalidMailSetting("takes smtp://… or smtps://… with a port between 1 and 65535.") from unreadable
        encryption = _encryption(parts.scheme, parts.query)
        if not host or parts.path.strip("/") or parts.fragment or _has_breaks(address) or port == 0:
            raise InvalidMailSetting("takes smtp://user:password@host:port, with ?starttls=1 where that is wanted.")
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        if (user is None) != (password is None):
            raise InvalidMailSetting("takes a user and a password, or neither of them.")
        if not f"{user}{password}".isascii():  # as the standard library sends them
            raise InvalidMailSetting("takes a user and a password in ASCII letters and signs alone.")
        if user and encryption is Encryption.NONE and not _is_this_machine(host):
            raise InvalidMailSetting("would send the password in the open: use smtps://… or ?starttls=1.")
        return cls(host, port or PORTS[encryption], encryption, user, password)


def _encryption(scheme: str, query: str) -> Encryption:
    options = parse_qsl(query, keep_blank_values=True)
    if scheme not in {"smtp", "smtps"}:
        raise InvalidMailSetting("takes smtp://… or smtps://….")
    if [option for option in options if option not in {("starttls", "0"), ("starttls", "1")}]:
        raise InvalidMailSetting("takes no option but ?starttls=1.")
    if ("starttls", "1") not in options:
        return Encryption.TLS if scheme == "smtps" else Encryption.NONE
    if scheme == "smtps":
        raise InvalidMailSetting("takes smtps://… without ?starttls=1: the connection is encrypted from its beginning.")
    return Encryption.STARTTLS


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _has_breaks(text: str) -> bool:
    return any(not sign.isprintable() or sign.isspace() for sign in text)


def sender(text: str) -> Address:
    """Whom letters are from: `reception@example.se` or `Reception <reception@example.se>`.

    Raises InvalidMailSetting.
    """
    name, address = parseaddr(text)
    user, _at, domain = address.rpartition("@")
    if not (user and domain) or not text.isprintable() or text.count("@") != 1:
        raise InvalidMailSetting("takes an address such as Reception <reception@example.se>.")
    try:
        return Address(name, user, domain)
    except (ValueError, IndexError) as unreadable:  # the parser of the standard library knows both
        raise InvalidMailSetting("takes an address such as Reception <reception@example.se>.") from unreadable


def public_address(text: str, *, production: bool = False) -> str:
    """Where the product is reached, without a stroke at the end. Raises InvalidMailSetting."""
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError as unreadable:
        raise InvalidMailSetting("takes an address such as https://reception.example.se.") from unreadable
    if parts.scheme not in {"https", "http"} or not has_host or _has_breaks(text):
        raise InvalidMailSetting("takes an address such as https://reception.example.se.")
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise InvalidMailSetting("takes an address without a user, a question mark or a number sign.")
    if production and parts.scheme != "https":
        raise InvalidMailSetting("takes an address with https in production.")
    return text.rstrip("/")
