#!/usr/bin/env bash
# Checks every module's imports against the arrows of docs/architecture.md, in one table.
# The package manifest says the same for the compiler; this script reports the place and the reason.
set -euo pipefail
cd "$(dirname "$0")/.."

# A room, then what it may import. What is not in the table may not be imported by anybody.
table='
FoundationStandIn      Synchronization
SeededRandom           Synchronization
DynamockModel          CText Synchronization libc
DynamockExpressions    DynamockModel Synchronization
DynamockPartiQL        DynamockModel DynamockExpressions Synchronization
DynamockPolicies       DynamockModel
DynamockValidation     DynamockModel DynamockExpressions DynamockPartiQL DynamockPolicies
DynamockStorage        CChecksum DynamockModel
DynamockStatistics     DynamockModel CThreads Synchronization
DynamockMemoryStorage  DynamockModel DynamockStorage Synchronization
DynamockSQLiteStorage  DynamockModel DynamockStorage DynamockMemoryStorage CChecksum CSQLite Synchronization libc
DynamockLayers         DynamockModel DynamockStorage DynamockMemoryStorage Synchronization
DynamockEngine         CVectors DynamockModel DynamockExpressions DynamockPartiQL DynamockPolicies DynamockValidation DynamockStatistics DynamockStorage Synchronization
Dynamock               DynamockModel DynamockValidation DynamockEngine DynamockStatistics DynamockStorage DynamockMemoryStorage DynamockLayers DynamockSQLiteStorage Synchronization libc
DynamockWire           DynamockModel Dynamock CChecksum Synchronization
DynamockExchange       DynamockModel DynamockStorage DynamockEngine Dynamock DynamockWire CZlib CZstd Synchronization libc
DynamockScripting      DynamockModel DynamockExpressions DynamockPartiQL DynamockValidation Dynamock DynamockWire Synchronization libc
DynamockControl        CDynamockConsole DynamockModel DynamockStatistics Dynamock DynamockScripting DynamockWire Synchronization
DynamockTLS            COpenSSL NIOCore Synchronization libc
DynamockServer         DynamockModel DynamockTLS DynamockWire CZlib Logging NIOCore NIOPosix NIOConcurrencyHelpers Synchronization libc
DynamockProcesses      libc
DynamockUpstream       DynamockModel DynamockProcesses DynamockTLS DynamockWire NIOCore NIOPosix Synchronization libc
DynamockKinesis        DynamockModel DynamockEngine Dynamock DynamockWire DynamockTLS DynamockUpstream Synchronization libc
DynamockS3             DynamockModel DynamockEngine DynamockWire DynamockTLS DynamockUpstream DynamockExchange Synchronization
DynamockSettings       DynamockModel DynamockStatistics DynamockStorage DynamockEngine Dynamock DynamockS3 DynamockKinesis DynamockExchange DynamockControl DynamockProcesses DynamockScripting DynamockServer DynamockTLS DynamockWire Logging libc
DynamockC              DynamockModel DynamockStorage Dynamock DynamockControl DynamockExchange DynamockScripting DynamockServer DynamockSettings DynamockTLS DynamockWire CDynamock Logging Synchronization libc
DynamockCLI            DynamockModel DynamockStatistics DynamockStorage DynamockEngine Dynamock DynamockS3 DynamockKinesis DynamockControl DynamockExchange DynamockProcesses DynamockScripting DynamockServer DynamockSettings DynamockTLS DynamockUpstream DynamockWire ArgumentParser Logging Synchronization libc Dispatch
DynamockTesting        DynamockModel DynamockStorage DynamockMemoryStorage DynamockSQLiteStorage Dynamock DynamockScripting DynamockWire DynamockServer SeededRandom Logging Testing Synchronization libc
'

failed=0
for folder in Sources/*/; do
  room=$(basename "$folder")
  case "$room" in CChecksum | CDynamock | CDynamockConsole | COpenSSL | CSQLite | CText | CThreads | CVectors | CZlib | CZstd) continue ;; esac
  allowed=$(awk -v room="$room" '$1 == room { $1 = ""; print }' <<<"$table")
  if [ -z "$allowed" ]; then
    echo "Sources/$room: no row of the table in scripts/check-imports.sh says what $room may import"
    failed=1
    continue
  fi
  allowed=${allowed/libc/Glibc Musl Darwin}
  # An import stands alone on its line, behind attributes and an access level at most.
  while IFS=: read -r file line text; do
    module=$(sed -E 's/.*import[[:space:]]+((struct|class|enum|protocol|func|typealias|var|let)[[:space:]]+)?([A-Za-z0-9_]+).*/\3/' <<<"$text")
    case " $allowed " in
      *" $module "*) ;;
      *)
        echo "$file:$line: $room may not import $module (it may:$allowed)"
        failed=1
        ;;
    esac
  done < <(grep -rnE '^[[:space:]]*((@[A-Za-z_]+(\([^)]*\))?|public|package|internal|fileprivate|private)[[:space:]]+)*import[[:space:]]' \
    --include='*.swift' "$folder" || true)
done

[ "$failed" -eq 0 ] || exit 1
echo "imports: every room imports only what the table allows"
