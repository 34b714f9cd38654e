// The cost of a fork in process: `make bench-forks` runs this, and Benchmarks/forks.py for HTTP.

import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

/// Measures what the arguments say; returns false if they say nothing.
func run() async throws -> Bool {
  let numbers = CommandLine.arguments.dropFirst(2).compactMap { Int($0) }
  switch (CommandLine.arguments.dropFirst().first, numbers.count) {
  case ("lasting", 1): try await measureLasting(items: numbers[0])
  case ("deep", 3): try await measureDeep(items: numbers[0], depth: numbers[1], reads: numbers[2])
  case (let name?, 1):
    guard let store = Store(rawValue: name) else { return false }
    try await measure(store, items: numbers[0])
  default: return false
  }
  return true
}

// In a task of its own: the main thread of an asynchronous program ends, which valgrind cannot
// follow.
Task.detached {
  do {
    if try await run() { exit(0) }
    print("usage: Forks memory|SQLite|lasting ITEMS, or Forks deep ITEMS DEPTH READS")
    exit(2)
  } catch {
    print(error)
    exit(1)
  }
}
while true { pause() }
