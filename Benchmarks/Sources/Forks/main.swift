// The cost of a fork in process: `make bench-forks` runs this, and Benchmarks/forks.py for HTTP.

import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether forks that last in a file are measured, and not those in memory.
let isLasting = CommandLine.arguments.dropFirst().first == "lasting"

/// Prints the cost of forks of a database with a number of items.
func measure(_ store: Store, items: Int) async throws {
  let database = try store.open()
  try await database.seed(items)
  // The many forks are measured first: later, they would reuse the memory of earlier forks.
  let crowd = try await Crowd(1_000, of: database)
  let times = try await forkTimes(of: database)
  let cold = try await forkTimesAfterWrites(of: database)
  print(
    "\(store.rawValue.padded(8)) \(String(items).padded(9)) "
      + "\(times.padded(20)) \(cold.padded(20)) \(crowd.text)")
  try database.close()
}

/// Returns the time of forks of an idle database, each of which is released before the next one.
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

/// Returns the time of forks right after a write, each of a different state; all of them are kept
/// until the end.
func forkTimesAfterWrites(of database: DynamockDatabase) async throws -> String {
  var times: [Duration] = []
  var forks: [DynamockDatabase] = []
  for number in 0..<200 {
    try await database.write(number)
    // The writer's thread needs a moment to become idle, as between real requests.
    try await Task.sleep(for: .milliseconds(1))
    let start = ContinuousClock.now
    forks.append(try await database.fork())
    times.append(ContinuousClock.now - start)
  }
  return times.summary
}

guard CommandLine.arguments.count == 3, let items = Int(CommandLine.arguments[2]),
  let store = Store(rawValue: CommandLine.arguments[1]) ?? (isLasting ? .sqlite : nil)
else {
  print("usage: Forks memory|SQLite|lasting ITEMS")
  exit(2)
}
if isLasting {
  try await measureLasting(items: items)
} else {
  try await measure(store, items: items)
}
