"""The pages of skills by night and on paper."""

import pytest
from playwright.sync_api import Page, expect

from reception.access.actor import system
from tests.browser import looking, skills_of_demo
from tests.browser.conftest import PageOf
from tests.browser.server import Site
from tests.browser.test_paper import PAPER


@pytest.fixture
def paths(site: Site) -> list[str]:
    """The pages of Selam's that are drawn in a way of their own, and the list of all that wait."""
    samples = skills_of_demo.samples()
    with site.app.app_context(), system("test"):
        person, profile, one = (
            samples[key]() for key in ("/people/<number>/skills", "/skills/<number>", skills_of_demo.VALIDATION)
        )
    parts = ("validations", f"validations/{one}", "progress", "progress/new", "cv", "interview/languages", "print")
    return [f"/people/{person}/skills", "/skills/waiting", *(f"/skills/{profile}/{part}" for part in parts)]


@pytest.mark.parametrize("language", ["sv", "ar-XB"])
def test_the_pages_of_skills_keep_their_contrast_by_night(page_of: PageOf, paths: list[str], language: str) -> None:
    page = page_of("caseworker", language=language, width=looking.NARROW, color_scheme="dark")
    flaws = []
    for path in paths:
        _open(page, path)
        flaws += [f"{path}: {flaw}" for flaw in looking.barriers(page, only=("color-contrast",))]
    assert flaws == []


def test_the_pages_of_skills_fit_the_paper_without_what_can_only_be_clicked(page_of: PageOf, paths: list[str]) -> None:
    page = page_of("caseworker", width=PAPER)
    page.emulate_media(media="print")
    for path in paths:
        _open(page, path)
        assert [*looking.overflow(page)] == [], path
        for unseen in ("header.top", ".tabs", ".crumbs", ".btn", "button"):
            for part in page.locator(unseen).all():
                expect(part, path).to_be_hidden()


def test_a_cv_on_paper_is_the_cv_alone(page_of: PageOf, paths: list[str]) -> None:
    page = page_of("caseworker", width=PAPER)
    page.goto(next(path for path in paths if path.endswith("/cv")))
    page.emulate_media(media="print")
    expect(page.locator("article.cv")).to_be_visible()
    seen = page.locator("body").inner_text()
    assert page.locator("article.cv").inner_text().strip() in seen
    for unseen in ("Eva Ek", "Log a contact", "Integrationsenheten"):
        assert unseen not in seen, unseen


def _open(page: Page, path: str) -> None:
    answer = page.goto(path)
    assert answer is not None
    assert answer.ok, path
    page.evaluate(looking.UNFOLD)
