// What a fork costs in process: `make bench-forks` runs this, and Benchmarks/forks.py for HTTP.

import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Prints what forks of a database of so many items cost.
func measure(_ store: Store, items: Int) async throws {
  let database = try store.open()
  try await database.seed(items)
  // The crowd comes first: later its memory would be what earlier forks have left.
  let crowd = try await Crowd(1_000, of: database)
  let times = try await forkTimes(of: database)
  let cold = try await forkTimesAfterWrites(of: database)
  print(
    "\(store.rawValue.padded(8)) \(String(items).padded(9)) "
      + "\(times.padded(20)) \(cold.padded(20)) \(crowd.text)")
  try database.close()
}

/// Forks of a database at rest, each released before the next.
func forkTimes(of database: DynamockDatabase) async throws -> String {
  var times: [Duration] = []
  for _ in 0..<500 {
    let start = ContinuousClock.now
    let fork = try await database.fork()
    times.append(ContinuousClock.now - start)
    _ = fork
  }
  return times.summary
}

/// Forks right after a write, each of another state: all of them live until the end.
func forkTimesAfterWrites(of database: DynamockDatabase) async throws -> String {
  var times: [Duration] = []
  var forks: [DynamockDatabase] = []
  for number in 0..<200 {
    try await database.write(number)
    // The thread that has answered needs a moment to come to rest, as it has between real requests.
    try await Task.sleep(for: .milliseconds(1))
    let start = ContinuousClock.now
    forks.append(try await database.fork())
    times.append(ContinuousClock.now - start)
  }
  return times.summary
}

guard CommandLine.arguments.count == 3, let store = Store(rawValue: CommandLine.arguments[1]),
  let items = Int(CommandLine.arguments[2])
else {
  print("usage: Forks memory|SQLite ITEMS")
  exit(2)
}
try await measure(store, items: items)
