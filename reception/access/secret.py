"""What only this installation knows."""

from flask import current_app


def secret_key() -> bytes:
    """The key (setting SECRET_KEY) with which tokens and codes are made that nobody outside can make."""
    key: str | bytes = current_app.config["SECRET_KEY"]
    return key.encode() if isinstance(key, str) else key
