PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test test-both bench bench-paths bench-load bench-kill check catalogues lock browser system

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Reception needs Python 3.11 or newer. Set PYTHON to one."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/system python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install -q --require-hashes -r requirements.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/pip install -q --require-hashes -r requirements-dev.txt
	touch $@

run: $(VENV)/.run
	RECEPTION_DEMO=1 $(BIN)/reception start

browser: $(VENV)/.dev
	@command -v chromium >/dev/null || .ci/system chromium fonts-noto-core

# Two workers: one begins with the browser's tests, which share a server. Python keeps what it compiled: both need it.
PYTEST = env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n 2

test: $(VENV)/.dev browser
	$(PYTEST)

# Every test on both databases, the tests of pages too. tests/engines.py says which run on one in `make test`.
test-both: $(VENV)/.dev browser
	$(PYTEST) --both-engines

# How quick it is beside its floor; with BENCH="--keep FOLDER --write" the data stay and docs/performance.md gets the tables.
bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks $(BENCH)

# All milestones anew, and one case that a write touches.
bench-paths: $(VENV)/.dev
	$(BIN)/python -m benchmarks.paths $(BENCH)

# Nobody loses a contact or meets an error: under load, and when the power is cut.
bench-load: $(VENV)/.dev
	$(BIN)/python -m benchmarks.load $(BENCH)

bench-kill: $(VENV)/.dev
	$(BIN)/python -m benchmarks.kill $(BENCH)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint templates
	$(BIN)/bandit -q -r reception -c pyproject.toml
	$(BIN)/reception i18n check

# Bring the catalogues up to date with the source; then translate what is empty.
catalogues: $(VENV)/.dev
	$(BIN)/reception i18n update

lock: $(VENV)/.dev
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build-tools pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build-tools --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
