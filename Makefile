# One command per task. What stands behind each target is plain Python, so that it also runs on
# Windows and without make: the README lists those commands.

PORT ?= 8501
ADDRESS ?= 0.0.0.0
VENV ?= .venv
TESTS ?=
ifeq ($(OS),Windows_NT)
PYTHON ?= py -3
PY := $(PYTHON)
BIN := $(VENV)/Scripts
else
PYTHON ?= python3
PY := "$(PYTHON)"
BIN := $(VENV)/bin
endif

# With the packages elsewhere nothing is written beside the code, which may be read-only.
ifneq ($(VENV),.venv)
export PYTHONDONTWRITEBYTECODE := 1
export MYPY_CACHE_DIR := $(VENV)/cache/mypy
export RUFF_CACHE_DIR := $(VENV)/cache/ruff
endif

INSTALL := $(PY) -B -m deploy.install --venv "$(VENV)"
COMPILE := "$(BIN)/python" -m uv pip compile --quiet --universal --fork-strategy fewest \
	--python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links
HELP := import pathlib, re; [print(f'make {name:12}{said}') for name, said in re.findall(r'(?m)^(\w+):.*?[\#]{2} (.+)', pathlib.Path('Makefile').read_text(encoding='utf-8'))]

.DEFAULT_GOAL := help
.PHONY: help run serve test check screenshots icons data bench wheelhouse bare lock for-run for-test

help:  ## list the commands
	@$(PY) -c "$(HELP)"

run: for-run  ## start the board; the first time, install it and load the samples
	"$(BIN)/python" -m etl load data/samples --if-empty --by 研究室
	"$(BIN)/python" -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT)

serve: export QIANGHUI_SERVED := 1
serve: for-run  ## start the board for the office, with accounts; ADDRESS=… is this machine's own
	"$(BIN)/python" -m etl load data/samples --if-empty --by 研究室
	"$(BIN)/python" -m streamlit run app.py --server.address $(ADDRESS) --browser.serverAddress $(ADDRESS) --server.port $(PORT)

test: for-test  ## run every test, those in a real browser too; TESTS="…" runs some
	"$(BIN)/python" -m tests $(TESTS)

check: for-test  ## style, types, imports and SQL
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .
	"$(BIN)/mypy"
	"$(BIN)/lint-imports" --cache-dir "$(VENV)/cache/imports"
	"$(BIN)/sqlfluff" lint etl/sql pages

screenshots: for-test  ## redraw the pictures of the README and the manuals, write their Word files
	"$(BIN)/python" -m tests.system browser
	"$(BIN)/python" -m tests.browser.screenshots
	"$(BIN)/python" -m pages.manuals

icons: for-test  ## cut the font of icons to those that are used
	"$(BIN)/python" -m deploy.icons

data: for-run  ## write the demonstration workbooks anew
	"$(BIN)/python" data/make_demo.py

bench: for-test  ## measure speed, and the reader over 2,000 sheets, against their goals
	"$(BIN)/python" -m benchmarks.pages
	"$(BIN)/python" -m benchmarks.clicks
	"$(BIN)/python" -m benchmarks.aged
	"$(BIN)/python" -m benchmarks.load
	"$(BIN)/python" -m benchmarks.reading
	"$(BIN)/python" -m benchmarks.show
	"$(BIN)/python" -m benchmarks.gate
	"$(BIN)/python" -m benchmarks.exports
	"$(BIN)/python" -m benchmarks.grammar
	"$(BIN)/python" -m benchmarks.slips
	"$(BIN)/python" -m benchmarks.faults

wheelhouse: for-run  ## keep all packages with their hashes in a folder, for a machine without a network
	"$(BIN)/python" -m deploy.wheelhouse

bare:  ## prove run and test on a bare Debian 12 and 13; root only, half an hour
	@$(PY) -B -m tests.bare $(TESTS)

lock: for-test  ## pin requirements*.txt anew from pyproject.toml
	"$(BIN)/python" -m pip --disable-pip-version-check install --quiet uv
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) pyproject.toml --output-file requirements-hashed.txt --generate-hashes \
		--no-annotate --constraints requirements.txt
	$(COMPILE) --group dev --constraints requirements.txt --output-file requirements-dev.txt

for-run:
	@$(INSTALL)

for-test:
	@$(INSTALL) test
