"""The coordinator's browser."""

import pytest

from tests.clients import StrictClient


@pytest.fixture
def coordinator(client_of, municipality) -> StrictClient:
    return client_of(municipality.integration_coordinator)
