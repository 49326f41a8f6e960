# One list of targets for people and CI alike. `make help` prints it.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export PYTHONUTF8 := 1
# Same bytes wherever the build runs: hash order and time zone must not show.
export PYTHONHASHSEED := 0
export TZ := UTC
PELICANOPTS := --fatal errors

.DEFAULT_GOAL := help
.PHONY: help html check test lint serve preview publish bench new-report import revise compare release addresses pull-request lock clean strings

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r t d; do printf '  make %-13s %s\n' "$$t" "$$d"; done

# Installed once, and again only when a lock file changes.
$(VENV)/.site: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "→ cài đặt thư viện (một lần) / installing libraries (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	@echo "→ cài đặt công cụ kiểm thử (một lần) / installing test tools (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

html: $(VENV)/.site ## check all data and build the site into output/
	@$(BIN)/python -m scripts.build --output output

check: $(VENV)/.site ## check the data: make check [REPORT=…] [FORMAT=text|markdown|json]
	@$(BIN)/python -m scripts.check $(if $(REPORT),--report $(REPORT)) $(if $(FORMAT),--format $(FORMAT))

test: $(VENV)/.dev ## run every test
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev ## ruff, basedpyright (standard mode), yamllint
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/basedpyright && $(BIN)/yamllint --strict .

serve: $(VENV)/.site ## preview on a local port and rebuild on change: make serve [PORT=8000]
	@$(BIN)/python -m scripts.serve --port $(PORT)

preview: serve ## the same as serve

publish: $(VENV)/.site ## build beside, verify, swap: make publish DEST=/path/of/link
	@$(BIN)/python -m scripts.publish --dest "$(DEST)"

bench: $(VENV)/.site ## build a made-up collection and measure: make bench [PAGES=1000]
	@$(BIN)/python -m scripts.bench $(if $(PAGES),--pages $(PAGES))

# What a person types reaches a command through the environment: nothing of it is read by the shell.
export ANSWERS BASE FILE FORM FORMAT FORMS FROM HEAD LEVEL NOTE NOTE_EN PERIOD REASON REPORT SUMMARY TO UNIT

new-report: $(VENV)/.site ## start a report's folder: make new-report UNIT=… PERIOD=… FORMS=… [FROM=… TO=…]
	@$(BIN)/python -m scripts.new_report --unit "$$UNIT" --period "$$PERIOD" --forms "$$FORMS" --from "$$FROM" --to "$$TO"

import: $(VENV)/.site ## read a report's tables: make import FILE=… [FORM=…] [UNIT=…] [PERIOD=…] [ANSWERS=…]
	@$(BIN)/python -m scripts.import_report --file "$$FILE" --form "$$FORM" --unit "$$UNIT" --period "$$PERIOD" $(if $(ANSWERS),--answers "$$ANSWERS")

revise: $(VENV)/.site ## the next version: make revise REPORT=… LEVEL=patch REASON=… NOTE=… NOTE_EN=…
	@$(BIN)/python -m scripts.revise --report "$$REPORT" --level "$$LEVEL" --reason "$$REASON" --note "$$NOTE" --note-en "$$NOTE_EN"

compare: $(VENV)/.site ## what changed: make compare REPORT=… [FROM=…] [TO=…] [FORMAT=text|markdown|html|json]
	@$(BIN)/python -m scripts.compare --report "$$REPORT" --from "$$FROM" --to "$$TO" $(if $(FORMAT),--format "$$FORMAT")

release: $(VENV)/.site ## check all, enter new versions into the ledger and the changelog
	@$(BIN)/python -m scripts.release

addresses: $(VENV)/.site ## enter the new addresses of output/ into data/addresses.txt (never edits an old line)
	@$(BIN)/python -m scripts.addresses

strings: $(VENV)/.dev ## renew the English catalogue's list of strings from code and templates
	@$(BIN)/python -m scripts.strings

# Names of branches come from outside: they reach the command through the environment, never through the shell's words.
pull-request: $(VENV)/.site ## what a pull request changes and whether it keeps the rules: make pull-request BASE=… [HEAD=…]
	@$(BIN)/python -m scripts.pull_request --base="$$BASE" --head="$${HEAD:-HEAD}" $${SUMMARY:+--summary="$$SUMMARY"}

lock: ## renew the lock files (needs uv and a network)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --exclude-newer 2026-11-14 requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --exclude-newer 2026-11-14 requirements-dev.in -o requirements-dev.txt

clean: ## remove the built site and the chart cache (keeps .venv)
	rm -rf output output.new .cache
