"""The newcomers' door: a link and the year of birth."""

from tests.clients import StrictClient
from tests.factories.portal import address_of, make_link, newcomer_in


def test_the_right_year_opens_her_plan_in_the_language_she_chose(app, case):
    browser = newcomer_in(app, case, language="ar")
    page = browser.get("/my/ar/")
    assert page.status_code == 200
    assert page.page.get("dir") == "rtl"


def test_staff_are_nobody_there_and_she_is_nobody_among_staff(app, municipality, case, client_of):
    staff = client_of(municipality.caseworker)
    assert staff.get("/my/sv/").location == "/my/sv/closed"
    assert newcomer_in(app, case).get("/people").location.startswith("/sign-in")


def test_signing_out_forgets(app, case):
    browser = newcomer_in(app, case, language="so")
    page = browser.get("/my/so/")
    answer = browser.post("/my/so/sign-out", data=page.form_values("/my/so/sign-out"))
    assert answer.location == "/my/so/left"
    assert browser.get("/my/so/").location == "/my/so/closed"


def test_a_wrong_year_says_what_an_unknown_link_says(app, case):
    app.config["SLOW_ANSWER"] = 0
    browser = StrictClient(app)
    address = address_of(make_link(case))
    said = []
    for tried in (address, "/l/00000-00000"):
        page = browser.get(f"{tried}?lang=uk")
        said.append(browser.post(tried, data={**page.form_values(), "year": "1901"}).words)
    assert said[0] == said[1]
