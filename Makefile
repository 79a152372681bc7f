# `make run` starts the product, `make test` passes the tests; the rest is for maintainers.
PYTHON ?= python3
VENV   ?= .venv
NEXT   ?= .venv-next
LOCK   := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock'
# Where a maintainer's machine has services, the suite runs on them too; .ci/run makes them compulsory.
PYTEST ?= $(VENV)/bin/python -m pytest

export PYTHON

.PHONY: run test test-next soak benchmark check format catalogue lock install-production install-development clean

run: install-production ## start the seeded product on this machine, nothing else needed
	@$(VENV)/bin/python scripts/run.py

test: install-development ## everything: style, types, structure, catalogue, behaviour, browser
	@PYTHON_BIN=$(VENV)/bin scripts/test.sh

test-next: ## the suite on Wagtail 8.0
	@scripts/install.sh $(NEXT) requirements/next.txt
	@scripts/font.sh
	@PYTHON_BIN=$(NEXT)/bin scripts/test.sh

soak: install-development ## slow, repeated trials
	@$(PYTEST) -m soak -o timeout=0

benchmark: install-development ## imports beside stock django-import-export and the floor; ARGS="--full --repeat 3"
	@$(VENV)/bin/python -m benchmarks $(ARGS)

check: install-development
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && PYTHONPATH=.:site $(VENV)/bin/lint-imports && $(VENV)/bin/mypy

format: install-development
	@$(VENV)/bin/ruff check --fix . ; $(VENV)/bin/ruff format .

catalogue: install-development ## merge the Persian parts and compile the catalogue
	@$(VENV)/bin/python scripts/catalogue.py

lock: ## make the locks anew (needs uv)
	$(LOCK) -c requirements/lts.in -o requirements/production.txt pyproject.toml
	$(LOCK) -c requirements/lts.in -c requirements/production.txt --extra development -o requirements/development.txt pyproject.toml
	$(LOCK) -c requirements/next.in --extra development -o requirements/next.txt pyproject.toml

install-production:
	@if [ -x $(VENV)/bin/pytest ]; then scripts/install.sh $(VENV) requirements/development.txt; else scripts/install.sh $(VENV) requirements/production.txt; fi
	@scripts/font.sh

install-development:
	@scripts/install.sh $(VENV) requirements/development.txt
	@scripts/font.sh

clean: ## remove the environments and the demonstration's data
	rm -rf $(VENV) $(NEXT) node_modules var
