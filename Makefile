# What people, hooks and CI run. Each target sets up what it needs in .venv; only Python >= 3.11 and a C compiler are assumed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONUTF8 := 1

.PHONY: demo test lint rulesets format bench bench-peers docs golden clean help

help:
	@echo "make demo    evaluate the 2022 Cluster 6 report against its pact, in Vietnamese and English, and rank two clusters"
	@echo "make test    run all tests (a quarter of an hour on two processors)"
	@echo "make lint    ruff, mypy --strict and the layer contracts"
	@echo "make rulesets  lint and test the shipped rulesets, and say what became of the pacts since BASE (HEAD)"
	@echo "make format  let ruff format the code and mend what it can"
	@echo "make golden  rewrite the expected outputs of golden tests (then read the diff)"
	@echo "make bench   measure against peers in one run; results go to benchmarks/results (ARGS='--quick --only A D')"
	@echo "make bench-peers  install more packages that \`make bench\` measures beside"
	@echo "make docs    build the documentation site into site/"

$(VENV)/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/core: $(VENV)/pip pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev: $(VENV)/pip pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/core

$(VENV)/bench: $(VENV)/pip pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	@touch $@ $(VENV)/core

$(VENV)/docs: $(VENV)/pip pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@ $(VENV)/core

demo: $(VENV)/core
	@$(BIN)/emulation-rules evaluate rulesets/mps-cluster-6-2022 rulesets/mps-cluster-6-2022/reports/review-2022.yaml --lang en
	@echo
	@$(BIN)/emulation-rules evaluate rulesets/mps-cluster-6-2022 rulesets/mps-cluster-6-2022/reports/review-2022.yaml --lang vi
	@echo
	@$(BIN)/emulation-rules rank rulesets/pci-weighted-index rulesets/pci-weighted-index/reports/provinces-2021.csv --lang en
	@echo
	@$(BIN)/emulation-rules rank rulesets/provincial-police-2025 rulesets/provincial-police-2025/reports/final.yaml --lang vi

test: $(VENV)/dev
	$(BIN)/pytest -n auto --dist loadgroup

lint: $(VENV)/dev
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

PACTS := mps-cluster-6-2022 mps-cluster-4-2024 mps-cluster-1-2023 police-block-2016 police-block-2017
BASE ?= HEAD

rulesets: $(VENV)/core
	@$(BIN)/emulation-rules lint rulesets
	@$(BIN)/emulation-rules test rulesets
	@printf '%s\n' $(PACTS) | xargs -P 2 -I{} $(BIN)/emulation-rules diff $(BASE):rulesets/{}/ruleset.yaml rulesets/{}/ruleset.yaml

format: $(VENV)/dev
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

golden: $(VENV)/dev
	$(BIN)/pytest -n 0 tests/golden tests/unit/outputs tests/functional/test_docs.py tests/functional/test_presets.py --reset-golden

bench: $(VENV)/bench
	$(BIN)/python benchmarks/run.py $(ARGS)

bench-peers: $(VENV)/bench
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench-peers]'

docs: $(VENV)/docs
	$(BIN)/mkdocs build --strict --quiet

clean:
	rm -rf $(VENV) build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
