# `make` alone lists the targets. Each target does its own set-up.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# Where `make run` builds and what it starts; `make run ARGUMENTS="--data movies.sqlite"` adds to it.
CONFIGURATION ?= release
ARGUMENTS ?=

# An import that the manifest does not list is an error.
BUILD_FLAGS := --explicit-target-dependency-import-check error
# Tests with deadlines, or that block their threads: neither can run at the same time as all the others.
TIMED_TESTS := ^(DynamockServerTests|DynamockSQLiteStorageTests|DynamockScriptingTests|DynamockCTests|DynamockTLSTests|DynamockUpstreamTests)\.
# The tests that ran, for scripts/count-cases.py.
CASES := --event-stream-version 0 --event-stream-output-path .build/cases
SWIFT_FILES := Package.swift Sources Tests Examples/EmbeddedTests/Package.swift \
  Examples/EmbeddedTests/Tests Generator/Package.swift Generator/Sources Benchmarks/Package.swift \
  Benchmarks/Sources Benchmarks/Counts

.PHONY: help
help: ## Show this
	@echo 'dynamock stands in for Amazon DynamoDB. The two to know are run and test.'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo 'make run ARGUMENTS="--data my.sqlite --port 9000" keeps the data and chooses the port.'
	@echo 'make test-clients ARGUMENTS="test_query.py -k page" runs a part of the client tests.'

# The compiler leaves a folder for each of its jobs: not in the system's folder for temporary files.
run install build: export TMPDIR := $(CURDIR)/.build/temporary
PREPARE_TMPDIR = @rm -rf "$$TMPDIR" && mkdir -p "$$TMPDIR"

.PHONY: run
run: ## Build dynamock and start it on http://localhost:8000
	@scripts/setup.sh build
	$(PREPARE_TMPDIR)
	@echo '==> Building dynamock (a few minutes the first time, seconds after that)'
	@swift build --configuration $(CONFIGURATION) --product dynamock $(BUILD_FLAGS)
	@unset TMPDIR; exec "$$(swift build --configuration $(CONFIGURATION) --show-bin-path)/dynamock" serve $(ARGUMENTS)

PREFIX ?= $(HOME)/.local

.PHONY: install
install: ## Build dynamock and put it into PREFIX/bin (~/.local/bin)
	@scripts/setup.sh build
	$(PREPARE_TMPDIR)
	@echo '==> Building dynamock (a few minutes the first time, seconds after that)'
	@swift build --configuration $(CONFIGURATION) --product dynamock $(BUILD_FLAGS)
	@mkdir -p "$(PREFIX)/bin"
	@install "$$(swift build --configuration $(CONFIGURATION) --show-bin-path)/dynamock" "$(PREFIX)/bin/dynamock"
	@echo "==> $(PREFIX)/bin/dynamock"
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo '    Add $(PREFIX)/bin to your PATH.' ;; esac

.PHONY: build
build: ## Build everything, tests too, for debugging
	@scripts/setup.sh build
	$(PREPARE_TMPDIR)
	@echo '==> Building dynamock and its tests'
	@rm -f .build/times
	@scripts/measured.sh 'the build' swift build --build-tests $(BUILD_FLAGS)

.PHONY: test
test: test-unit test-clients ## Set up what is missing and run every test; prints the time of each part
	@scripts/count-cases.py
	@scripts/measured.sh --list

.PHONY: cases
cases: test-unit ## Count the rows of the tests' tables into docs/testing.md
	@scripts/setup.sh test
	@scripts/count-cases.py --write

.PHONY: test-unit
test-unit: build ## Run the Swift tests
	@echo '==> Running the Swift tests'
	@scripts/measured.sh 'the Swift tests' swift test --skip-build --skip '$(TIMED_TESTS)' $(CASES)-parallel.jsonl \
	  || { scripts/failures.py .build/cases-parallel.jsonl; exit 1; }
	@echo '==> Running those that watch the clock, one after the other'
	@scripts/measured.sh 'the Swift tests that watch the clock' \
	  swift test --skip-build --no-parallel --filter '$(TIMED_TESTS)' $(CASES)-timed.jsonl \
	  || { scripts/failures.py .build/cases-timed.jsonl; exit 1; }

.PHONY: test-clients
test-clients: build ## Run boto3, the AWS CLI and PynamoDB against a server
	@scripts/setup.sh test
	@echo '==> Running the real clients'
	@scripts/measured.sh 'the real clients' scripts/test-clients.sh $(or $(ARGUMENTS),-n 2)

.PHONY: test-console
test-console: ## Test the console: its modules with node, its screens in Chromium
	@scripts/setup.sh console
	@echo '==> Building dynamock'
	@swift build --product dynamock $(BUILD_FLAGS)
	@scripts/test-console.sh $(ARGUMENTS)

.PHONY: console-pictures
console-pictures: ## Take the pictures of docs/console.md again
	@scripts/setup.sh console
	@swift build --product dynamock $(BUILD_FLAGS)
	@scripts/test-console.sh pictures.py

.PHONY: test-example
test-example: ## Test Examples/EmbeddedTests, a package that depends on this one
	@scripts/setup.sh build
	@echo '==> Building and testing the package that depends on dynamock'
	@scripts/test-example.sh $(ARGUMENTS)

# SECONDS is also a variable of the shell; make passes the value given here.
SECONDS := 600
SEED ?= 11
TARGET ?= all
FUZZ_all := FuzzTests/(mutations|noCrash|statements|requests|pieces|shapes|control|parts)
FUZZ_json := DynamockWireTests.FuzzTests
FUZZ_expressions := DynamockExpressionsTests.FuzzTests
FUZZ_partiql := DynamockPartiQLTests.FuzzTests
FUZZ_http := HTTPFuzzTests
FUZZ_framing := FramingFuzzTests
FUZZ_shapes := ShapeFuzzTests
FUZZ_control := ControlFuzzTests
FUZZ_parts := PartsFuzzTests

.PHONY: fuzz
fuzz: build ## Fuzz with damaged input for SECONDS (600): TARGET json, expressions, partiql, http, framing, shapes, control, parts or all
	@mkdir -p .build/fuzz
	@echo '==> Fuzzing for $(SECONDS) seconds with seed $(SEED)'
	@DYNAMOCK_FUZZ_SECONDS=$(SECONDS) DYNAMOCK_FUZZ_SEED=$(SEED) DYNAMOCK_FUZZ_KEEP=$$PWD/.build/fuzz \
	  timeout $$(($(SECONDS) * 6 + 120)) swift test --skip-build --filter '$(FUZZ_$(TARGET))' \
	  || { echo 'fuzz: .build/fuzz holds the last inputs; see CONTRIBUTING.md' >&2; exit 1; }

.PHONY: bench
bench: ## Measure the release build against a bare echo server
	@scripts/bench.sh $(ARGUMENTS)

.PHONY: bench-forks
bench-forks: ## Measure forks of 1,000 to 1,000,000 items, in process and over HTTP
	@scripts/setup.sh build
	@echo '==> Building dynamock and its measurements for release'
	@swift build --configuration release --product dynamock $(BUILD_FLAGS)
	@scripts/bench-forks.sh

.PHONY: bench-vectors
bench-vectors: ## Measure vector searches beside numpy and faiss; PYTHON names a Python that has them
	@scripts/setup.sh build
	@scripts/bench-vectors.sh $(ARGUMENTS)

.PHONY: bench-readers
bench-readers: ## Measure the reader of requests beside swift-nio's decoder, each in a server
	@scripts/setup.sh bench
	@echo '==> Building the two servers for release'
	@swift build --configuration release --product dynamock-readers
	@python3 Benchmarks/readers.py $(ARGUMENTS) \
	  --binary "$$(swift build --configuration release --show-bin-path)/dynamock-readers"

.PHONY: bench-suite
bench-suite: ## Time a suite of 200 tests with a fork for each, and without
	@scripts/setup.sh test
	@echo '==> Building dynamock for release'
	@swift build --configuration release --product dynamock $(BUILD_FLAGS)
	@scripts/bench-suite.sh $(ARGUMENTS)

.PHONY: counts
counts: ## Count allocations and, if valgrind is at hand, instructions against their thresholds
	@scripts/setup.sh build
	@echo '==> Building the counts as the program is shipped'
	@scripts/counts.sh
	@scripts/check-instructions.sh

.PHONY: soak
soak: ## Mixed load for SECONDS (600) on both stores, of a release build or BINARY: no error, no drift, flat memory
	@scripts/setup.sh bench
	@if [ -z '$(BINARY)' ]; then echo '==> Building dynamock for release'; \
	  swift build --configuration release --product dynamock; fi
	@python3 Benchmarks/soak.py --seconds $(SECONDS) $(ARGUMENTS) \
	  --binary "$(or $(BINARY),$$(swift build --configuration release --show-bin-path)/dynamock)"

.PHONY: shipped
shipped: ## Build the program as shipped, check its size and memory, test it with real clients
	@scripts/setup.sh test
	@echo '==> Building dynamock as it is shipped: static and stripped'
	@scripts/build-release.sh .build/dynamock --scratch-path .build-static
	@scripts/check-process.sh .build/dynamock
	@echo '==> Trying it with the real clients'
	@scripts/check-shipped.sh .build/dynamock $(ARGUMENTS)

.PHONY: library
library: ## Build the C library, static and stripped, into .build/library
	@scripts/setup.sh build
	@echo '==> Building the C library'
	@scripts/build-library.sh .build/library --scratch-path .build-library

.PHONY: test-library
test-library: library ## Test the C library from C: its rules, fork(2), memory, the example of its page
	@echo '==> Trying the C library'
	@scripts/test-library.sh .build/library $(ARGUMENTS)

.PHONY: wheel
wheel: ## Pack the Python package with library and program into dist, and test it in a fresh environment
	@scripts/setup.sh test
	@scripts/build-wheel.sh
	@scripts/test-wheel.sh $(ARGUMENTS)

.PHONY: generate
generate: ## Write the generated Swift again from Generator/Model
	@scripts/generate.sh

.PHONY: settings
settings: build ## Write docs/configuration.md's table and Config/default.json from the settings' declarations
	@DYNAMOCK_WRITE_SETTINGS=1 swift test --skip-build --filter SettingsPagesTests

.PHONY: format
format: ## Format all Swift
	@swift format --in-place --parallel --recursive --configuration .swift-format $(SWIFT_FILES)

.PHONY: lint
lint: ## Check format, imports, sizes, words, sources and doc comments
	@swift format lint --strict --parallel --recursive --configuration .swift-format $(SWIFT_FILES)
	@scripts/check-imports.sh
	@scripts/check-header.sh
	@scripts/check-size.sh
	@scripts/check-words.sh
	@scripts/check-sources.sh
	@scripts/check-docs.py
	@scripts/check-limits.sh
	@scripts/console-files.py --check

# The tests of the modules without files, sockets or deadlines.
FAST_TESTS := ^(DynamockModelTests|DynamockExpressionsTests|DynamockPartiQLTests|DynamockValidationTests|DynamockStorageTests|DynamockMemoryStorageTests|DynamockStatisticsTests|DynamockWireTests)\.

.PHONY: check
check: ## Lint, build, and run the fast tests; prints its time
	@started=$$SECONDS; \
	$(MAKE) --no-print-directory lint; \
	swift build --build-tests $(BUILD_FLAGS); \
	swift test --skip-build --filter '$(FAST_TESTS)'; \
	echo "check: passed in $$((SECONDS - started)) s"

.PHONY: clean
clean: ## Remove everything built and installed
	@rm -rf .build .build-* .venv .venv-console dist Generator/.build Benchmarks/.build
	@find Tests/Clients -name __pycache__ -prune -exec rm -rf {} +
