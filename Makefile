# The face of the project: every verb is one line that calls the program behind it.
# On a fresh machine each verb first installs what it needs (.ci/setup.sh); the folders
# below are only defaults: `make CONTENT=elsewhere`, `make check ARGS=--plain`.
CONTENT   ?= content
TEMPLATES ?= templates
FONTS     ?= fonts
OUT       ?= out
ARGS      ?=

FOLDERS   = --content "$(CONTENT)" --templates "$(TEMPLATES)" --fonts "$(FONTS)" --out "$(OUT)"
CATALOGUE = .venv/bin/catalogue
PYTEST    = .venv/bin/python -P -m pytest -n 2
SETUP     = requirements-build.lock .ci/setup.sh .ci/system-packages .ci/catalogue.sh

.DEFAULT_GOAL := build
.PHONY: build check press edition watch proof test conformance bench lock codes clean help

build: .venv/ready-run ## the booklet: out/booklet.html, .pdf, -screen.pdf, .json
	@$(CATALOGUE) build $(FOLDERS) $(ARGS)

check: .venv/ready-run ## the content and the house rules only
	@$(CATALOGUE) check $(FOLDERS) $(ARGS)

press: .venv/ready-run ## the printer's folder and its zip: out/press/ (PROOF=1 for a marked proof)
	@$(CATALOGUE) press $(if $(PROOF),--proof) $(FOLDERS) $(ARGS)

edition: .venv/ready-run ## sets the booklet and puts it on the shelf as the next edition: out/archive/
	@$(CATALOGUE) archive add $(FOLDERS) $(ARGS)

watch: .venv/ready-run ## the book as spreads in the browser, following every save
	@$(CATALOGUE) watch $(FOLDERS) $(ARGS)

proof: .venv/ready-run ## a folder to send to editor and curator: out/proof/ (ARGS="--remarks FILE" reads what comes back)
	@$(CATALOGUE) proof $(FOLDERS) $(ARGS)

# The laws are tried on the same cases everywhere (hypothesis's profile ci); conformance looks for new ones.
test: .venv/ready-test ## all tests
	@$(PYTEST) -m "not conformance" --hypothesis-profile=ci $(ARGS)

conformance: .venv/ready-conformance ## the long proofs against other people's work
	@$(PYTEST) -m conformance $(ARGS)

bench: .venv/ready-run ## times, against bare WeasyPrint; the grey, against Typst and TeX; press; shelf (ARGS="--still 2048": 2 GB still)
	@.venv/bin/python -P tests/bench/bench.py $(FOLDERS) $(ARGS)

lock: ## the lock files anew from pyproject.toml (ARGS=--upgrade takes the newest versions)
	@.ci/lock.sh $(ARGS)

codes: .venv/ready-run ## catalogue/codes.md anew from the program
	@.venv/bin/python tests/house/code_table.py

clean: ## what the build wrote and the tools remember; out/archive/, the fonts and .venv/ stay
	@rm -rf "$(OUT)"/booklet.* "$(OUT)"/booklet-screen.pdf "$(OUT)/press" "$(OUT)/proof" "$(OUT)/faces" "$(OUT)/pictures"
	@rm -rf "$(dir $(FONTS:/=)).cache/pages"
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' Makefile

.venv/ready-run: requirements.lock $(SETUP)
	@.ci/setup.sh run

.venv/ready-test: requirements-test.lock $(SETUP)
	@.ci/setup.sh test

.venv/ready-conformance: requirements-test.lock $(SETUP)
	@.ci/setup.sh conformance
