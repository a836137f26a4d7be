"""What runs on both databases, and what on one: it is no accident."""

from pathlib import Path, PurePath

import pytest

from tests import engines

TESTS = Path(__file__).parent.parent
PAGE = frozenset({"client_of", "municipality"})


@pytest.mark.parametrize(
    "module",
    ["db/test_journal", "people/test_two_at_once", "house/test_row_access", "overview/test_people_filters",
     "education/test_protected_pupils", "web/test_hostile_forms", "plans/test_merging", "people/test_merging"],
)  # fmt: skip
def test_what_the_database_answers_is_proven_on_both(module: str) -> None:
    assert (TESTS / f"{module}.py").exists()
    assert engines.needs_both(PurePath(f"tests/{module}.py"), PAGE)


def test_what_goes_past_the_front_door_is_proven_on_both() -> None:
    assert engines.needs_both(PurePath("tests/contacts/test_questions.py"), frozenset({"app", "municipality"}))
    assert not engines.needs_both(PurePath("tests/contacts/test_questions.py"), PAGE)


def test_the_rule_names_what_there_is() -> None:
    modules = {f"{path.parent.name}/{path.stem}" for path in TESTS.glob("*/test_*.py")}
    assert {module.split("/")[0] for module in modules} >= engines.FOLDERS
    assert modules >= engines.BOTH
    assert [subject for subject in engines.SUBJECTS if not any(subject in module for module in modules)] == []


def test_either_database_gets_its_half_and_a_test_stays_where_it_is() -> None:
    names = [f"tests/contacts/test_questions.py::test_number_{number}[]" for number in range(400)]
    shares = [engines.chosen(name) for name in names]
    assert 160 < shares.count("sqlite") < 240
    assert shares[:4] == ["postgresql", "sqlite", "postgresql", "postgresql"]


MODULE = """
import pytest

@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request):
    return request.param

@pytest.fixture
def client(installation):
    return installation

@pytest.mark.parametrize("number", range(20))
def test_a_page(client, number):
    pass

def test_a_query(installation):
    pass
"""


def collected(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    pytester.makeconftest(
        "from tests import engines\npytest_addoption = engines.add_option\n"
        "def pytest_collection_modifyitems(config, items):\n    engines.share(config, items)\n"
        "pytest_collection_modifyitems = __import__('pytest').hookimpl(trylast=True)(pytest_collection_modifyitems)\n"
    )
    pytester.makepyfile(test_pages=MODULE)
    found = pytester.runpytest_inprocess("--collect-only", "-q", "-p", "no:cacheprovider", *arguments)
    return [line.partition("::")[2] for line in found.outlines if "::" in line]


def test_a_page_is_collected_once_and_a_query_twice(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECEPTION_TEST_ENGINES", raising=False)
    shared = collected(pytester)
    assert len([name for name in shared if name.startswith("test_a_page")]) == 20
    assert {name.split("[")[1].split("-")[0].rstrip("]") for name in shared} == {"sqlite", "postgresql"}
    assert len([name for name in shared if name.startswith("test_a_query")]) == 2
    assert len(collected(pytester, "--both-engines")) == 42
    assert len(collected(pytester, "-k", "postgresql")) == 21
    monkeypatch.setenv("RECEPTION_TEST_ENGINES", "both")
    assert len(collected(pytester)) == 42
