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

  // Each fork of a fork that was written to is one layer deeper.
  var origin = "fork-0"
  for depth in 2...32 {
    let name = "deep-\(depth)"
    _ = try await registry.create(name: name, from: .init(database: origin))
    guard let fork = registry[name] else { return }
    for number in 0..<100 { try await fork.write(number * depth % items) }
    if depth == 8 || depth == 32 {
      line += "depth \(depth): get \(try await getTimes(of: fork, items)), "
      line += "put \(try await putTimes(of: fork, items)); "
    }
    origin = name
  }
  print(line)
  try registry.close()
}

/// Returns the time of reads of items, most of which no fork has changed.
private func getTimes(of database: DynamockDatabase, _ items: Int) async throws -> String {
  var times: [Duration] = []
  for number in 0..<5_000 {
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
