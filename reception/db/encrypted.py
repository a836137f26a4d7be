"""Columns that are unreadable without keys kept outside the database.

AES-256-GCM (NIST SP 800-38D): one byte of key number, a nonce of 12 bytes, then the ciphertext. The place of the
column is bound in as associated data, so a value cannot be moved to another column.
"""

import os

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

NONCE_BYTES = 12


class UnreadableValue(Exception):
    """The value was not written with any of the keys that this installation has."""


class EncryptedText(sa.types.TypeDecorator[str]):
    """Text encrypted at rest. `place` is "table.column"."""

    impl = sa.LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Encrypt with the newest key."""
        return None if value is None else encrypt(value, self.place)

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Decrypt with the key that wrote it. Raises UnreadableValue."""
        return None if value is None else decrypt(value, self.place)


class EncryptedBytes(sa.types.TypeDecorator[bytes]):
    """A file encrypted at rest. `place` is "table.column"."""

    impl = sa.LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: bytes | None, dialect: sa.Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Encrypt with the newest key."""
        return None if value is None else _sealed(value, self.place)

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Decrypt with the key that wrote it. Raises UnreadableValue."""
        return None if value is None else _opened(value, self.place)


def encrypt(text: str, place: str) -> bytes:
    """`text` sealed for `place` with the newest key."""
    return _sealed(text.encode(), place)


def decrypt(sealed: bytes, place: str) -> str:
    """What `encrypt` sealed. Raises UnreadableValue when the key is missing or the value was tampered with."""
    return _opened(sealed, place).decode()


def _sealed(content: bytes, place: str) -> bytes:
    keys: tuple[bytes, ...] = current_app.config["FIELD_KEYS"]
    nonce = os.urandom(NONCE_BYTES)
    number = len(keys) - 1
    return bytes([number]) + nonce + AESGCM(keys[number]).encrypt(nonce, content, place.encode())


def _opened(sealed: bytes, place: str) -> bytes:
    keys: tuple[bytes, ...] = current_app.config["FIELD_KEYS"]
    number, nonce, ciphertext = sealed[0], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if number >= len(keys):
        raise UnreadableValue(f"key {number} of {place} is missing")
    try:
        return AESGCM(keys[number]).decrypt(nonce, ciphertext, place.encode())
    except InvalidTag as error:
        raise UnreadableValue(f"{place} was written with other keys") from error
