# Every target sets up .venv by itself when it is missing or older than what it is made from.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DB := sqlite:///build/sample.db

.PHONY: run test lint eval bench clean

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "baocao needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check \
	  --config-settings editable_mode=compat -c constraints.txt -e '.[dev]'
	touch $@

run: $(STAMP)
	@mkdir -p build
	@$(BIN)/baocao ingest corpus/reports --db $(DB)
	@echo; echo "== Which units cite which directives (baocao cites)"
	@$(BIN)/baocao cites --db $(DB)
	@echo; echo "== Who cites Chỉ thị 05 (baocao cites \"Chỉ thị 05\")"
	@$(BIN)/baocao cites "Chỉ thị 05" --db $(DB)
	@echo; echo "== Which figures cannot be true (baocao check)"
	@$(BIN)/baocao check --db $(DB)

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(STAMP)
	$(BIN)/python -m pipeline.evaluating $(if $(BASE),--base '$(BASE)')
	@echo; echo "== Seeded faults in synthetic reports (baocao eval --seeded 60)"
	@$(BIN)/python -m pipeline.evaluating --seeded 60
	@echo; echo "== Errors planted in invented reports (baocao eval --planted)"
	@$(BIN)/python -m pipeline.evaluating --planted
	@echo; echo "== Planted copies in synthetic reports (baocao eval --copies 100)"
	@$(BIN)/python -m pipeline.evaluating --copies 100
	@echo; echo "== Topics, shortcomings and groups; what underthesea adds (baocao eval --enrichment)"
	@$(BIN)/python -m pipeline.evaluating --enrichment
	@echo; echo "== Counts whose noun is unknown; what underthesea adds"
	@$(BIN)/python -m pipeline.evaluating.unknown_nouns
	@echo; echo "== Units and signatories; what underthesea's named entities add"
	@$(BIN)/python -m pipeline.evaluating.entities

bench: $(STAMP)
	$(BIN)/python -m pipeline.benchmarking $(if $(REPORTS),--reports '$(REPORTS)')

clean:
	rm -rf $(VENV) build *.egg-info
