"""The coordinator's browser, and the work that the registry knows."""

import pytest

from reception.jobs import registry
from reception.page_names import PAGE_NAMES
from reception.surveys import jobs
from reception.surveys.queries.askings import JOB
from tests.clients import StrictClient

NAMES = {
    "surveys.new": "Begin a survey", "surveys.edit": "Change a survey",
    "survey_questions.new": "Write a question of a survey", "survey_questions.edit": "Change a question of a survey",
    "survey_texts.language": "Texts of a survey",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _known() -> None:
    registry.register(JOB, jobs.ask, jobs.asking_failed)
    for endpoint, name in NAMES.items():
        PAGE_NAMES.setdefault(endpoint, name)


@pytest.fixture
def coordinator(client_of, municipality) -> StrictClient:
    return client_of(municipality.integration_coordinator)
