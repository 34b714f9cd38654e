#!/bin/sh
# Writes the generated Swift files again from Generator/Model and formats them.
set -eu
cd "$(dirname "$0")/.."

swift run --package-path Generator --quiet generate "$PWD"

folders=$(find Sources -type d -name Generated | sort)
# shellcheck disable=SC2086 # the folders' names hold no spaces
swift format --in-place --parallel --recursive --configuration .swift-format $folders
