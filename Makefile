# One command per task. What stands behind each target is plain Python, so that it also runs on
# Windows and without make: the README lists those commands.

PORT ?= 8501
ifeq ($(OS),Windows_NT)
PYTHON ?= py -3
BIN := .venv/Scripts
else
PYTHON ?= python3
BIN := .venv/bin
endif

PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
COMPILE := $(BIN)/python -m uv pip compile --quiet --universal --fork-strategy fewest \
	--python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links
WANTED := import sys; sys.exit(sys.version_info < (3, 11) and 'The board needs Python 3.11 or newer: make run PYTHON=python3.11')
TOUCH := import pathlib, sys; pathlib.Path(sys.argv[1]).touch()
HELP := import pathlib, re; [print(f'make {name:12}{said}') for name, said in re.findall(r'(?m)^(\w+):.*?[\#]{2} (.+)', pathlib.Path('Makefile').read_text(encoding='utf-8'))]

.DEFAULT_GOAL := help
.PHONY: help run test check screenshots data bench lock

help:  ## list the commands
	@$(PYTHON) -c "$(HELP)"

run: .venv/run.stamp  ## start the board; the first time, install it and load the samples
	$(BIN)/python -m etl load data/samples --if-empty --by 研究室
	$(BIN)/python -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT)

test: .venv/test.stamp  ## run every test, those in a real browser too
	$(BIN)/python -m tests.browser.install
	-$(BIN)/python -m tests.office.install
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report term:skip-covered

check: .venv/test.stamp  ## style, types, imports and SQL
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint etl/sql pages/shared/sql

screenshots: .venv/test.stamp  ## redraw the pictures of the README
	$(BIN)/python -m tests.browser.install
	$(BIN)/python -m tests.browser.screenshots

data: .venv/run.stamp  ## write the demonstration workbooks anew
	$(BIN)/python data/samples/make_demo.py

bench: .venv/test.stamp  ## measure a page rerun and a load against their goals
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.load
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.show
	$(BIN)/python -m benchmarks.exports
	$(BIN)/python -m benchmarks.slips

lock: .venv/test.stamp  ## pin requirements*.txt anew from pyproject.toml
	$(PIP) uv
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) --group dev --constraints requirements.txt --output-file requirements-dev.txt

.venv/run.stamp: requirements.txt
	@$(PYTHON) -c "$(WANTED)"
	@echo Installing the pinned packages into .venv, once: this takes a few minutes
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	@$(BIN)/python -c "$(TOUCH)" $@

.venv/test.stamp: requirements-dev.txt .venv/run.stamp
	$(PIP) -r requirements.txt -r requirements-dev.txt
	@$(BIN)/python -c "$(TOUCH)" $@
