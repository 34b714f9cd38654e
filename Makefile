# `make` alone tells what there is. Each target does its own set-up.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# Where `make run` builds and what it starts; `make run ARGUMENTS="--data movies.sqlite"` adds to it.
CONFIGURATION ?= release
ARGUMENTS ?=

# An import that the manifest does not list is an error, not a coincidence.
BUILD_FLAGS := --explicit-target-dependency-import-check error
# Tests with deadlines, which a machine busy with all the others would miss.
TIMED_TESTS := ^(DynamockServerTests|DynamockSQLiteStorageTests)\.
# What the tests were, for scripts/count-cases.py.
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

.PHONY: run
run: ## Build dynamock and start it on http://localhost:8000
	@scripts/setup.sh build
	@echo '==> Building dynamock (a few minutes the first time, seconds after that)'
	@swift build --configuration $(CONFIGURATION) --product dynamock $(BUILD_FLAGS)
	@exec "$$(swift build --configuration $(CONFIGURATION) --show-bin-path)/dynamock" serve $(ARGUMENTS)

.PHONY: build
build: ## Build everything, tests too, for debugging
	@scripts/setup.sh build
	@echo '==> Building dynamock and its tests'
	@swift build --build-tests $(BUILD_FLAGS)

.PHONY: test
test: test-unit test-clients ## Set up what is missing and run every test
	@scripts/count-cases.py

.PHONY: cases
cases: test-unit ## Count the rows of the tests' tables into docs/testing.md
	@scripts/setup.sh test
	@scripts/count-cases.py --write

.PHONY: test-unit
test-unit: build ## Run the Swift tests
	@echo '==> Running the Swift tests'
	@swift test --skip-build --skip '$(TIMED_TESTS)' $(CASES)-parallel.jsonl
	@echo '==> Running those that watch the clock, one after the other'
	@swift test --skip-build --no-parallel --filter '$(TIMED_TESTS)' $(CASES)-timed.jsonl

.PHONY: test-clients
test-clients: build ## Run boto3, the AWS CLI and PynamoDB against a server
	@scripts/setup.sh test
	@echo '==> Running the real clients'
	@scripts/test-clients.sh $(ARGUMENTS)

.PHONY: test-example
test-example: ## Test Examples/EmbeddedTests, a package that depends on this one
	@scripts/setup.sh build
	@echo '==> Building and testing the package that depends on dynamock'
	@scripts/test-example.sh $(ARGUMENTS)

# SECONDS is a variable of the shell's own; make hands over what stands here.
SECONDS := 600
SEED ?= 11
TARGET ?= all
FUZZ_all := FuzzTests/(mutations|noCrash|statements|requests|pieces|shapes|control)
FUZZ_json := DynamockWireTests.FuzzTests
FUZZ_expressions := DynamockExpressionsTests.FuzzTests
FUZZ_partiql := DynamockPartiQLTests.FuzzTests
FUZZ_http := HTTPFuzzTests
FUZZ_framing := FramingFuzzTests
FUZZ_shapes := ShapeFuzzTests
FUZZ_control := ControlFuzzTests

.PHONY: fuzz
fuzz: build ## Break input for SECONDS (600): TARGET json, expressions, partiql, http, framing, shapes, control or all
	@mkdir -p .build/fuzz
	@echo '==> Fuzzing for $(SECONDS) seconds with seed $(SEED)'
	@DYNAMOCK_FUZZ_SECONDS=$(SECONDS) DYNAMOCK_FUZZ_SEED=$(SEED) DYNAMOCK_FUZZ_KEEP=$$PWD/.build/fuzz \
	  timeout $$(($(SECONDS) * 6 + 120)) swift test --skip-build --filter '$(FUZZ_$(TARGET))' \
	  || { echo 'fuzz: .build/fuzz holds the last inputs; see CONTRIBUTING.md' >&2; exit 1; }

.PHONY: bench
bench: ## Measure the release build against a bare echo
	@scripts/bench.sh $(ARGUMENTS)

.PHONY: bench-forks
bench-forks: ## Measure forks of 1,000 to 1,000,000 items, in process and over HTTP
	@scripts/setup.sh build
	@echo '==> Building dynamock and its measurements for release'
	@swift build --configuration release --product dynamock $(BUILD_FLAGS)
	@scripts/bench-forks.sh

.PHONY: bench-suite
bench-suite: ## Time a suite of 200 tests with a fork for each, and without
	@scripts/setup.sh test
	@echo '==> Building dynamock for release'
	@swift build --configuration release --product dynamock $(BUILD_FLAGS)
	@scripts/bench-suite.sh $(ARGUMENTS)

.PHONY: counts
counts: ## Count the allocations of the release build's parts against their thresholds
	@scripts/setup.sh build
	@echo '==> Building the counts for release'
	@swift build --configuration release --product dynamock-counts
	@"$$(swift build --configuration release --show-bin-path)/dynamock-counts" Benchmarks/thresholds.txt

.PHONY: soak
soak: ## Mixed load for SECONDS (600) on both stores: no error, no drift, flat memory
	@scripts/setup.sh bench
	@echo '==> Building dynamock for release'
	@swift build --configuration release --product dynamock
	@python3 Benchmarks/soak.py --seconds $(SECONDS) $(ARGUMENTS) \
	  --binary "$$(swift build --configuration release --show-bin-path)/dynamock"

.PHONY: shipped
shipped: ## Build the program as it is shipped, hold its size, try it with real clients
	@scripts/setup.sh test
	@echo '==> Building dynamock as it is shipped: static and stripped'
	@scripts/build-release.sh .build/dynamock --scratch-path .build-static
	@echo '==> Trying it with the real clients'
	@scripts/check-shipped.sh .build/dynamock $(ARGUMENTS)

.PHONY: generate
generate: ## Write the generated Swift anew from Generator/Model
	@scripts/generate.sh

.PHONY: format
format: ## Format all Swift
	@swift format --in-place --parallel --recursive --configuration .swift-format $(SWIFT_FILES)

.PHONY: lint
lint: ## Check format, imports, sizes and words
	@swift format lint --strict --parallel --recursive --configuration .swift-format $(SWIFT_FILES)
	@scripts/check-imports.sh
	@scripts/check-size.sh
	@scripts/check-words.sh

.PHONY: clean
clean: ## Remove what was built and installed
	@rm -rf .build .build-* .venv Generator/.build Benchmarks/.build
	@find Tests/Clients -name __pycache__ -prune -exec rm -rf {} +
