"""A real mail server on this machine, for a test: it takes letters, refuses some, and may ask for a password."""

import datetime as dt
import email
import ipaddress
import socket
import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "reception", "p@ss word/1"


class LetterBox:
    """What the server took, as it came. `answer` is said to any receiver in its place; `full`: boxes that are."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.receivers: list[str] = []
        self.greeted_by: list[str] = []
        self.answer: str | None = None
        self.full: set[str] = set()

    async def handle_EHLO(self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]) -> Any:  # noqa: N802 - aiosmtpd's name
        """Somebody greets."""
        session.host_name = hostname
        self.greeted_by.append(hostname)
        return responses

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Whom the letter is for."""
        if self.answer is not None:
            return self.answer
        if address in self.full:
            return "452 The box is full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """The letter itself."""
        self.taken.append(envelope.content)
        self.receivers.extend(envelope.rcpt_tos)
        return "250 OK"

    @property
    def letters(self) -> list[EmailMessage]:
        """What was taken, readable."""
        return [email.message_from_bytes(raw, policy=default) for raw in self.taken]  # type: ignore[misc]

    @property
    def everything(self) -> str:
        """All that anybody who looked into the letters would read, headers among it."""
        parts = [raw.decode() for raw in self.taken]
        for letter in self.letters:
            parts.extend(str(value) for value in letter.values())
            parts.extend(str(part.get_content()) for part in letter.walk() if not part.is_multipart())
        return "\n".join(parts)


@contextmanager
def mail_server(**options: Any) -> Iterator[SimpleNamespace]:
    """A server with a letter box: `.box`, `.port`. `options` are aiosmtpd's own."""
    box, port = LetterBox(), free_port()
    with warnings.catch_warnings():
        # That it may ask for a password without encryption of its own, which it says of each connection.
        warnings.simplefilter("ignore", UserWarning)
        controller = Controller(box, hostname="127.0.0.1", port=port, **options)
        controller.start()
        try:
            yield SimpleNamespace(box=box, port=port)
        finally:
            controller.stop()


def asking_for_a_password() -> dict[str, Any]:
    """Options of a server that takes letters of whoever signs in."""

    def is_known(_server: Any, _session: Any, _envelope: Any, _kind: str, given: Any) -> Any:
        known = LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=given == known, handled=False)

    return {"authenticator": is_known, "auth_required": True}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as looked_for:
        looked_for.bind(("127.0.0.1", 0))
        return int(looked_for.getsockname()[1])


def make_certificate(folder: Path, *, host: str = "localhost") -> tuple[Path, ssl.SSLContext]:
    """A certificate for `host` that signs itself, where it stands, and the server's side of it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    if host == "localhost":
        names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    public, secret = folder / f"{host}.pem", folder / f"{host}.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, secret)
    return public, context
