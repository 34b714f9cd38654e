#!/usr/bin/env bash
# Builds and tests Examples/EmbeddedTests, a package that depends on dynamock like any other.
set -euo pipefail
cd "$(dirname "$0")/../Examples/EmbeddedTests"

# The same versions of what dynamock depends on, so that nothing new is fetched.
if [ -f ../../Package.resolved ]; then cp ../../Package.resolved .; fi
timeout 1200 swift test "$@"
