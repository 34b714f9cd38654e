import Dynamock

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Prints the cost of forks that last in a file of a number of items, and of reads and writes below
/// them.
func measureLasting(items: Int) async throws {
  let database = try Store.sqlite.open()
  try await database.seed(items)
  let registry = DatabaseRegistry(default: database)
  var line = "lasting  \(String(items).padded(9)) "
  line += "get \(try await getTimes(of: database, items)), "
  line += "put \(try await putTimes(of: database, items)); "

  var forks: [Duration] = []
  for number in 0..<200 {
    let start = ContinuousClock.now
    _ = try await registry.create(name: "fork-\(number)", from: .init(database: "default"))
    forks.append(ContinuousClock.now - start)
  }
  line += "fork \(forks.summary), "

  let checkpoint = try await registry.takeCheckpoint("before", of: "default")
  var restores: [Duration] = []
  for number in 0..<200 {
    try await database.write(number)
    let start = ContinuousClock.now
    try await registry.restore(
      "default", to: .init(database: "default", checkpoint: checkpoint))
    restores.append(ContinuousClock.now - start)
  }
  line += "restore \(restores.summary); "

  var origin = "fork-0"
  for depth in 2...32 {
    origin = try await registry.deepen(origin, to: depth, items)
    guard depth == 8 || depth == 32, let fork = registry[origin] else { continue }
    line += "depth \(depth): get \(try await getTimes(of: fork, items)), "
    line += "put \(try await putTimes(of: fork, items)); "
  }
  print(line)
  try registry.close()
}

/// Prints the cost of reads in a database whose reads look into a number of layers.
///
/// The difference between two numbers of reads, counted by callgrind, is the instructions of the
/// reads alone.
func measureDeep(items: Int, depth: Int, reads: Int) async throws {
  let database = try Store.sqlite.open()
  try await database.seed(items)
  let registry = DatabaseRegistry(default: database)
  var origin = "default"
  for layer in 2..<max(depth, 1) + 1 {
    origin = try await registry.deepen(origin, to: layer, items)
  }
  let fork = registry[origin] ?? database
  print("depth \(depth): get \(try await getTimes(of: fork, items, reads))")
  try registry.close()
}

extension DatabaseRegistry {
  /// Forks a database and writes to the fork: each fork of a fork that was written to is one layer
  /// deeper.
  fileprivate func deepen(
    _ origin: String, to depth: Int, _ items: Int
  ) async throws -> String {
    let name = "deep-\(depth)"
    _ = try await create(name: name, from: .init(database: origin))
    for number in 0..<100 { try await self[name]?.write(number * depth % items) }
    return name
  }
}

/// Returns the time of reads of items, most of which no fork has changed.
private func getTimes(
  of database: DynamockDatabase, _ items: Int, _ reads: Int = 5_000
) async throws -> String {
  var times: [Duration] = []
  for number in 0..<reads {
    let input = GetItemInput(
      tableName: "Things", key: ["id": .string("item-\(number &* 7_919 % items)")])
    let start = ContinuousClock.now
    _ = try await database.getItem(input)
    times.append(ContinuousClock.now - start)
  }
  return times.summary
}

private func putTimes(of database: DynamockDatabase, _ items: Int) async throws -> String {
  var times: [Duration] = []
  for number in 0..<1_000 {
    let start = ContinuousClock.now
    try await database.write(number &* 7_919 % items)
    times.append(ContinuousClock.now - start)
  }
  return times.summary
}
