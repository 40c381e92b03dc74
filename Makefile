# Two commands do everything on a fresh machine with Python 3.11: `make run` and `make test`.
PYTHON ?= python3.11
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check bench fuzz screenshots clean

run: $(VENV)/run.stamp
	$(BIN)/python -m campaign build-path
	$(BIN)/streamlit run app.py --server.port $(PORT)

# The browser tests have a process of their own: Playwright leaves an event loop running.
test: $(VENV)/dev.stamp
	sh tests/browser/install_chromium.sh $(BIN)
	$(MAKE) check
	$(BIN)/python -m pytest --ignore tests/browser
	$(BIN)/python -m pytest tests/browser

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Takes minutes and 1 GB of temporary disk; benchmarks/README.md says what it measures.
bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks.intake
	$(BIN)/python -m benchmarks.projection

# Ten minutes; what is found stays in .fuzz/ and is tried first the next time.
fuzz: $(VENV)/dev.stamp
	$(BIN)/python -m tests.fuzz .fuzz -max_total_time=600 -print_final_stats=1

screenshots: $(VENV)/dev.stamp
	sh tests/browser/install_chromium.sh $(BIN)
	$(BIN)/python -m tests.browser.screenshots docs/screenshots

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .fuzz
