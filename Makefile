# run · test · lint · bench · tour · deb · trial · setup          `make` alone says what each does.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT := out

.PHONY: help setup run test lint bench tour deb trial clean

help:
	@echo "make run     set up what is needed, then the visitor screen in a window (without a display: the tour)"
	@echo "make test    set up what is needed, then all tests"
	@echo "make lint    style, types, import contracts, QML, the guide's content"
	@echo "make bench   the figures: start, memory, touch, slip, audit, cases, measured side by side (CASES=10000: fewer cases, faster)"
	@echo "make tour    drive the real screens, visitor and desk, through every cause; pictures and slips in $(OUT)/tour"
	@echo "make deb     the package for a branch's PC, in $(OUT)"
	@echo "make trial   build it and the one of the commit before, and try both on a bare system as a branch would (as root)"
	@echo "make setup   the set-up alone"

setup: $(READY)

$(READY): requirements.txt pyproject.toml installer/linux/packages.txt
	sh installer/linux/setup.sh $(VENV)
	@touch $@

run: $(READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/kiosk run --windowed; \
	else echo "There is no display here, so this is the tour of the visitor screen."; $(MAKE) --no-print-directory tour; fi

tour: $(READY)
	@mkdir -p $(OUT)
	@$(BIN)/kiosk tour --out $(OUT)/tour
	@echo "Pictures: $(OUT)/tour/*.png   Slips: $(OUT)/tour/slips/*.pdf   Summary: $(OUT)/tour/summary.json"

# as many at once as there are cores; whoever is done takes from the other's end
test: $(READY)
	$(BIN)/pytest -n auto --dist worksteal

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	MYPYPATH=installer/linux $(BIN)/mypy -p trial
	$(BIN)/lint-imports
	sh tests/lint_qml.sh $(BIN)
	$(BIN)/kiosk guide check

bench: $(READY)
	$(BIN)/python -m tests.bench $(CASES)

deb: $(READY)
	sh installer/linux/packages.sh installer/linux/trial_packages.txt
	sh installer/linux/build_deb $(BIN) $(OUT)

trial: $(READY)
	sh installer/linux/packages.sh installer/linux/trial_packages.txt
	sh installer/linux/try_commit $(BIN) $(OUT)

clean:
	rm -rf $(VENV) $(OUT) build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
