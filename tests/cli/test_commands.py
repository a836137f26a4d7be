"""The commands, as somebody types them, on an installation of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a new installation, migrated."""
    folder = tmp_path_factory.mktemp("fresh")
    assert reception(folder, "database", "upgrade").returncode == 0
    return folder


def reception(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("RECEPTION_")}
    return subprocess.run(
        [sys.executable, "-m", "reception.cli", *arguments],
        env={**inherited, "RECEPTION_DATA_DIR": str(folder), **environment},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def a_list(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Personer")
        for row, cells in enumerate(
            [
                ["Löpnr", "Namn", "Personnr", "Mottagen"],
                [1, "Melnyk, Andrii", "880119-9814", "2026-03-04"],
                [2, "", "", "2026-03-04"],
            ]
        ):
            sheet.write_row(row, 0, cells)
    return path


def test_schema_and_models_agree(fresh):
    assert reception(fresh, "database", "check").returncode == 0


def test_secrets_are_made_once_and_readable_by_their_owner_alone(fresh):
    made = [fresh / "secret-key", fresh / "field-keys"]
    before = [path.read_text() for path in made]
    assert all(path.stat().st_mode & 0o077 == 0 for path in made)
    shown = reception(fresh, "config", "--json")
    assert json.loads(shown.stdout)["RECEPTION_SECRET_KEY"] == "set"
    assert [path.read_text() for path in made] == before
    assert all(secret not in shown.stdout for secret in before)


def test_demo_and_production_do_not_go_together(fresh):
    refused = reception(fresh, "config", RECEPTION_DEMO="1", RECEPTION_PRODUCTION="1")
    assert refused.returncode == 2
    assert "RECEPTION_DEMO" in refused.stderr


def test_production_asks_for_its_secrets(fresh):
    refused = reception(fresh, "config", RECEPTION_PRODUCTION="1")
    assert refused.returncode == 2
    assert "RECEPTION_SECRET_KEY" in refused.stderr


def test_a_dry_run_says_what_would_happen_and_writes_nothing(fresh, tmp_path):
    path = a_list(tmp_path / "lista.xlsx")
    dry = json.loads(reception(fresh, "import", "people", str(path), "--dry-run", "--json").stdout)
    real = json.loads(reception(fresh, "import", "people", str(path), "--json").stdout)
    again = json.loads(reception(fresh, "import", "people", str(path), "--json").stdout)
    assert {**dry, "id": real["id"]} == real
    assert dry["id"] is None
    assert (real["created"], [(fault["row"], fault["column"]) for fault in real["rejected"]]) == (1, [(3, "Namn")])
    assert (again["created"], again["unchanged"]) == (0, 1)


@pytest.mark.parametrize(
    ("name", "content"), [("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)), ("empty.xlsx", b"")]
)
def test_a_file_that_is_no_list_is_refused_with_a_message(fresh, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    refused = reception(fresh, "import", "people", str(path))
    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: ")
    assert "Traceback" not in refused.stderr


def test_an_unknown_unit_is_wrong_usage(fresh, tmp_path):
    refused = reception(fresh, "import", "people", str(a_list(tmp_path / "lista.xlsx")), "--unit", "Nowhere")
    assert refused.returncode == 2


def test_the_first_administrator_is_invited_and_the_log_is_whole(fresh):
    invited = reception(fresh, "accounts", "invite-administrator", "anna@kommun.example", "Anna Ask")
    assert invited.stdout.startswith("/invitation/")
    assert reception(fresh, "audit", "seal").returncode == 0
    verdict = json.loads(reception(fresh, "audit", "verify", "--json").stdout)
    assert verdict["first_bad"] is None
    assert verdict["unsealed"] == 0


def test_the_access_matrix_is_printed(fresh):
    assert "/people/<number:number>" in reception(fresh, "access-matrix").stdout
