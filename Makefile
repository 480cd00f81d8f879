# `make site` builds the catalog in content/ into site/; `make test` runs everything that a change must pass.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test fast format reference twins lock bench clean

site: $(VENV)/.site
	$(BIN)/python build.py

serve: $(VENV)/.site
	$(BIN)/python build.py serve --drafts

test: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile

fast: $(VENV)/.test
	$(BIN)/pytest -n auto --dist loadfile --ignore tests/browser --ignore tests/test_wheel.py

format: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

reference: $(VENV)/.test
	$(BIN)/python tools/field_reference.py
	$(BIN)/python tools/published_schemas.py

twins: $(VENV)/.test
	$(BIN)/python tools/twins.py

lock: $(VENV)/.test
	tools/lock

# Takes hours at 10,000 credentials: `make bench BENCH="--sizes 250 1000 --rounds 3"`, and see docs/performance.md.
bench: $(VENV)/.test
	$(BIN)/python bench/run.py $(BENCH)

$(VENV)/.site: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.test: $(VENV)/.site requirements-dev.lock pyproject.toml tools/chromium tools/vnu tools/tsc tools/ctdl-validate
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	tools/chromium >/dev/null
	-tools/vnu >/dev/null # without Java or npm, two tests are left out
	-tools/tsc >/dev/null # without Node.js or npm, one test is left out
	-tools/ctdl-validate >/dev/null # without Python 3.12 or newer, two tests are left out
	touch $@

clean:
	rm -rf site $(VENV) dist
