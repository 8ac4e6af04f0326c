# The verbs of the house. Needs Python 3.11 or newer, make and git; everything else goes into .venv.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
BIN := .venv/bin
STAMP := .venv/.installed
DEMO_WORKSPACE ?= demo-workspace

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help install demo test check bench evaluate docs lock format clean

help: ## show these verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## make .venv and install exactly what requirements.lock says

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Renown needs Python 3.11 or newer; none was found. Install it, or say: make PYTHON=/path/to/python3"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## build two made-up worlds, people to know and people to win, and serve them (DEMO_SERVE=0: do not serve)
	$(BIN)/renown demo --workspace $(DEMO_WORKSPACE) $(if $(filter 0,$(DEMO_SERVE)),--no-serve)

test: $(STAMP) ## run every test (RENOWN_REQUIRE_ALL=1: a skipped test is a failed test)
	$(BIN)/python -m pytest -n 2 --dist loadfile --durations=10 --durations-min=1

check: $(STAMP) ## style, types, import contracts, file length, names, licences, docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_file_length.py
	$(BIN)/python scripts/check_names.py
	$(BIN)/python scripts/check_dataclasses.py
	$(BIN)/python scripts/licences.py
	$(BIN)/python scripts/check_docs.py

bench: $(STAMP) ## measure speed and memory, write docs/performance.md
	$(BIN)/python benchmarks/run.py

evaluate: $(STAMP) ## measure the score against research data, write docs/evaluation.md
	$(BIN)/python benchmarks/evaluate.py

docs: $(STAMP) ## write the generated parts of the docs anew
	$(BIN)/python scripts/generate_docs.py

lock: ## resolve requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--group dev pyproject.toml --output-file requirements.lock

format: $(STAMP) ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove the demo's workspace and what the tools left behind
	rm -rf $(DEMO_WORKSPACE) $(DEMO_WORKSPACE)-exports $(DEMO_WORKSPACE)-recruiting .mypy_cache .ruff_cache .import_linter_cache .hypothesis screenshots benchmarks/out
