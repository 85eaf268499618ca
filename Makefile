# Medelkoll. `make run` sets up everything and checks the kept workbooks; `make test` sets up everything and tests.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
CODE := addin schemas tests benchmarks workbooks

.DEFAULT_GOAL := help
.PHONY: help run test lint types imports cover pages functions format outline shape mutate bench robust clean machine-run machine-test

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

# Exit 1 means that a workbook has errors: that is the verdict of a check that works, so make goes on.
run: $(VENV)/.base ## Set up everything and check the kept workbooks
	@$(BIN)/medelkoll check workbooks/; code=$$?; \
	if [ $$code -eq 0 ]; then echo "Kontrollen är klar: ingen arbetsbok har fel."; \
	elif [ $$code -eq 1 ]; then echo "Kontrollen är klar: minst en arbetsbok har fel eller kunde inte läsas (se ovan). Programmet fungerar."; \
	else echo "Programmet kunde inte köras (slutkod $$code)."; exit $$code; fi

test: machine-test $(VENV)/.dev ## Set up everything and run all tests
	$(BIN)/python -m pytest --durations=10

lint: $(VENV)/.dev ## Style: ruff with every rule on, and its formatter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## Types: mypy and pyright, both strict
	$(BIN)/mypy addin/medelkoll_addin schemas/medelkoll_schemas tests benchmarks
	$(BIN)/mypy --platform win32 addin/medelkoll_addin schemas/medelkoll_schemas # where most users sit
	$(BIN)/pyright

imports: $(VENV)/.dev ## The contracts: who may import what
	$(BIN)/lint-imports

cover: $(VENV)/.dev ## Branch coverage of schemas/, which is to be 100 %
	$(BIN)/python -m pytest tests/schemas --cov=medelkoll_schemas --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100

pages: $(VENV)/.base ## Write the rule pages anew from the catalogue
	$(BIN)/python -m medelkoll_addin.commands.pages docs/regler

functions: $(VENV)/.base ## Two kept workbooks with functions in their cells, in docs/exempel
	@mkdir -p docs/exempel && rm -f docs/exempel/*.xlsx
	@for name in utokade_medel_2024 delregionala_medel_2019_2020; do \
	    $(BIN)/medelkoll excel embed workbooks/$$name/$$name.xlsx --output docs/exempel/$${name}_med_funktioner.xlsx || exit 1; \
	done

outline: $(VENV)/.base ## Write the outline of the pandera models anew
	$(BIN)/python -c "from medelkoll_schemas.tables.outlining import main; main('schemas/medelkoll_schemas/tables/outline.json')"

shape: $(VENV)/.base ## How long files and functions are
	@$(BIN)/python -m benchmarks.shape

format: $(VENV)/.dev ## Put the code in the formatter's shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

mutate: $(VENV)/.dev ## How well faults are found: docs/accuracy.md (half an hour; MUTATE="--quick" for a taste, "--discover" without grant files)
	PYTHONPATH=benchmarks $(BIN)/python -m mutate $(MUTATE)

bench: machine-test $(VENV)/.dev $(VENV)-bench/.bench $(VENV)-user/.user ## Speed beside other ways, and in Excel (minutes; BENCH="--books 50 --large 0 --rounds 1" for a taste)
	$(VENV)-bench/bin/python benchmarks/run.py --python $(VENV)-user/bin/python $(BENCH)
	$(BIN)/python -m benchmarks.web $(WEB)

robust: $(VENV)/.dev ## Odd and hostile files: docs/robustness.md (minutes; ROBUST="FOLDER" for more files)
	PYTHONPATH=benchmarks $(BIN)/python -m hostile $(ROBUST)

clean: ## Remove what was set up
	rm -rf $(VENV) $(VENV)-bench $(VENV)-user dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

machine-run:
	@PYTHON=$(PYTHON) .ci/machine run

machine-test:
	@PYTHON=$(PYTHON) .ci/machine test

$(BIN)/python: | machine-run
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml | $(BIN)/python
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --editable .
	@$(BIN)/python -m compileall -q addin schemas # pip does it for an ordinary install; some machines never would
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.base
	$(PIP) install --editable ".[web]" --group dev
	@touch $@

# A place of its own, because pandas must not come near the base environment: its presence triples pandera's start.
$(VENV)-bench/.bench: benchmarks/requirements.txt | machine-run
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip --quiet --disable-pip-version-check install --requirement $<
	@touch $@

# What a user has: the package, installed, and its dependencies alone. The test tools are seen, and imported, by pandera.
$(VENV)-user/.user: pyproject.toml $(shell find addin schemas -type f -not -name '*.pyc') | machine-run
	test -x $(VENV)-user/bin/python || $(PYTHON) -m venv $(VENV)-user
	$(VENV)-user/bin/python -m pip --quiet --disable-pip-version-check install .
	@touch $@
