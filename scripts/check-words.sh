#!/usr/bin/env bash
# Nothing in Sources traps on a client's input or is left for later, and prose is in plain English.
set -euo pipefail
cd "$(dirname "$0")/.."

found=$(grep -rnE '\bTODO\b|\bFIXME\b|\bXXX\b|\bfatalError\(|\btry!|\bpreconditionFailure\(|\bas! ' \
  --include='*.swift' Sources || true)
if [ -n "$found" ]; then
  echo "$found"
  echo "words: a server that takes strangers' input answers with an error instead"
  exit 1
fi
# Phrases that a native reader stumbles over, each with what to write instead.
phrases='
Makes it of its|Creates an instance from
gives? birth|can be forked
puts? up with|limits
of one.s own|in-process
[Ss]ees to it|Ensures
[Hh]ears of|Called for each
wants to know|nil when disabled
goes by itself|expires
dearer|slower, or costs more
reckon|compute, or estimate
anew|again
lets? go of|closes, or releases
told apart|distinguished
held against|compared with
holds? it against|compares it with
hands? back|returns
hands? over|passes on
in the words of|with the message of
whence|so
save for|except
goes its own way|is independent
is taken apart|is split, or parsed
in its turn|in order
has leave|may
'
odd=0
while IFS='|' read -r phrase plain; do
  [ -n "$phrase" ] || continue
  found=$(grep -rnE "\\b$phrase\\b" --include='*.swift' Sources Generator/Sources || true)
  [ -z "$found" ] && continue
  echo "$found"
  echo "words: write \"$plain\" in plain English"
  odd=1
done <<<"$phrases"
# Names of tests say what is expected.
if git grep -nE '@(Test|Suite)\("[^"]*(behaves as DynamoDB does|to the letter|a sentence|the room down)' -- Tests; then
  echo 'words: say what is expected in the names of tests'
  odd=1
fi
[ "$odd" -eq 0 ] || exit 1
echo "words: nothing traps and nothing is left for later"
