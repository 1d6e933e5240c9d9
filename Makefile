# Waymark. `make run` and `make test` each work alone on a fresh machine with Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONDONTWRITEBYTECODE = 1

help: ## Says what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-12s %s\n", $$1, $$2}'

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

build: $(VENV)/run.stamp ## Checks the data, compiles the catalogues, renders the lessons and makes their papers
	@$(BIN)/flask --app app translations compile
	@$(BIN)/flask --app app directory check
	@$(BIN)/flask --app app courses build
	@$(BIN)/flask --app app chat build

run: $(VENV)/run.stamp ## Serves the site on http://127.0.0.1:5000 (HOST, PORT, WORKERS, WAYMARK_DATA)
	@$(BIN)/flask --app app translations compile
	@$(BIN)/flask --app app courses build --quick
	@$(BIN)/flask --app app chat build
	@$(BIN)/python app.py

test: $(VENV)/dev.stamp ## Runs all tests; says what it skipped and why
	$(BIN)/python -m pytest -n 2 --dist loadgroup
	@$(BIN)/flask --app app directory coverage

lint: $(VENV)/dev.stamp ## Style, types, layers, templates, texts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/flask --app app translations extract --check
	$(BIN)/flask --app app translations check
	$(BIN)/flask --app app directory check
	$(BIN)/flask --app app chat check
	$(BIN)/flask --app app courses check

bench: $(VENV)/dev.stamp ## Measures speed, side by side with a bare Flask view
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.classes

attack: $(VENV)/dev.stamp ## The attack suite alone, with ten thousand examples at every pure door
	EXAMPLES=10000 $(BIN)/python -m pytest -n 2 --dist loadgroup tests/attack tests/web/test_adversary.py tests/web/test_api_contract.py \
	  tests/directory/test_lookup.py tests/chat/test_any_text.py tests/chat/test_seal.py tests/courses/test_marking.py tests/courses/test_search.py

everything: $(VENV)/dev.stamp ## The browser tests in every language and every look, which make test takes in turns
	EVERYTHING=1 $(BIN)/python -m pytest -n 2 --dist loadgroup tests/browser

faults: $(VENV)/dev.stamp ## Kills the real server two hundred times under writing load, on both databases
	KILLS=200 $(BIN)/python -m pytest -n 0 tests/faults

sbom: $(VENV)/dev.stamp ## Writes build/sbom.json: every package that runs, with its hashes (CycloneDX)
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements --output-reproducible --output-file build/sbom.json requirements.txt

canary: $(VENV)/dev.stamp ## A thousand turns with the helper, faults in between; then every place is searched for their words
	CANARY_TURNS=1000 $(BIN)/python -m pytest -n 0 tests/chat/test_nothing_kept.py

.PHONY: help build run test lint bench attack everything faults sbom canary
