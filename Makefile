# The two commands that matter: `make run` and `make test`. Everything they need they set up themselves, in .venv/.
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup setup-dev setup-system run test test-fast check format lock bench drill docs clean

help:
	@echo "make run           set everything up, run the main job, serve on http://127.0.0.1:8000 (PORT=... changes it)"
	@echo "make test          set up and pass the tests (SQLite, PostgreSQL, Chromium when found)"
	@echo "make test-fast     unit tests only, under a minute"
	@echo "make check         format, lint, types, contracts, banned calls, dependencies, migrations, translations, lock"
	@echo "make bench         speed as ratios against stated peers, printed with the machine"
	@echo "make drill         long trials: kill -9, load, workbooks through LibreOffice"
	@echo "make setup-system  installs Chromium and Korean fonts with apt (for the browser tests)"

setup:
	@scripts/setup.sh core

setup-dev:
	@scripts/setup.sh dev

setup-system:
	@scripts/setup_system.sh

run: setup
	@$(BIN)/teukgu serve

test: setup-dev
	@$(BIN)/python scripts/run_tests.py

test-fast: setup-dev
	@$(BIN)/python scripts/run_tests.py --fast

check: setup-dev
	@$(BIN)/python scripts/run_checks.py

format: setup-dev
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock:
	@scripts/lock.sh

bench: setup-dev
	@scripts/setup.sh bench
	@$(BIN)/python -m bench

drill: setup-dev
	@$(BIN)/python scripts/drill.py

docs: setup-dev
	@$(BIN)/python scripts/build_docs.py

clean:
	rm -rf .venv var build dist
