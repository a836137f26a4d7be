"""What the tests of drafts share: somebody with an open case, and a signed-in caseworker."""

from tests.contacts.conftest import amina, worker

__all__ = ["amina", "worker"]
