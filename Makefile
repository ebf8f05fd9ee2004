# Every target sets up what it needs, from nothing: a Python 3.11 or later with venv and pip is enough.
#   make demo    one month of a fictitious city bank, into build/demo
#   make test    the tests                   make check   style, types, layers, docs
#   make bench   ratios against peers        make docs    the site, into build/site
#   make bench ARGS=--quick   that each benchmark runs, and all sides give equal answers
#   make deep    the tests with many more examples
#   make mutants   400 small changes of the code: does a test notice each? (ARGS="--seed 7 src/crmcore/kpi")
#   make dev     everything a contributor needs        make clean   what was made

SHELL := /bin/sh
.DELETE_ON_ERROR:
.PHONY: help demo test deep mutants check bench docs dev constraints lint types layers samples clean
unexport PYTHONDONTWRITEBYTECODE

# The first interpreter that really runs (a pyenv shim may stand on the path and not) and is new enough.
PY ?= $(shell for one in python3.11 python3.12 python3.13 python3 python; do \
	if "$$one" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo "$$one"; break; fi; done)
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-warn-script-location -c constraints.txt

help:
	@sed -n 's/^#   //p' Makefile

demo: $(VENV)/.demo
	@$(BIN)/crmcore demo --out build/demo

test: $(VENV)/.test
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

deep: $(VENV)/.test
	$(BIN)/python -m pytest -n $(WORKERS) --hypothesis-profile=thorough $(ARGS)

mutants: $(VENV)/.test
	$(BIN)/python -m tests.mutation --workers $(WORKERS) $(ARGS)

check: lint types layers docs samples

lint: $(VENV)/.check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.check
	$(BIN)/mypy
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/pyright --ignoreexternal --verifytypes crmcore

layers: $(VENV)/.check
	$(BIN)/lint-imports --no-logo

samples: $(VENV)/.check
	$(BIN)/python -m pytest -q tests/house/test_samples.py

docs: $(VENV)/.docs
	$(BIN)/python docs/mermaid.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks --out build/bench.json $(ARGS)

dev: $(VENV)/.check $(VENV)/.test $(VENV)/.docs

# One environment; a stamp for each set of extras that is in it.
$(VENV)/.python:
	@test -n "$(PY)" || { echo "no Python 3.11 or later with venv was found; say which: make PY=/path/to/python3.11" >&2; exit 1; }
	$(PY) -m venv $(VENV)
	@touch $@

$(VENV)/.demo: EXTRA = cli
$(VENV)/.test: EXTRA = test
$(VENV)/.check: EXTRA = check
$(VENV)/.docs: EXTRA = docs
$(VENV)/.bench: EXTRA = bench
$(VENV)/.demo $(VENV)/.test $(VENV)/.check $(VENV)/.docs $(VENV)/.bench: $(VENV)/.python pyproject.toml constraints.txt
	@echo "setting up $(VENV) for $(EXTRA) (once)"
	@$(PIP) -e '.[$(EXTRA)]'
	@touch $@

# Newest versions of everything, for every Python and platform at once. No addresses in it, so that it serves any registry.
constraints:
	$(BIN)/python -m pip --disable-pip-version-check install -qq uv
	$(BIN)/uv pip compile --universal --upgrade --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 \
		--all-extras --quiet --output-file constraints.txt pyproject.toml

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
