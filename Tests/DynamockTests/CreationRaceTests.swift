import Dynamock
import DynamockModel
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Databases that are created at the same time")
struct CreationRaceTests {
  private static func results(
    _ count: Int, _ create: @escaping @Sendable (Int) async throws(RegistryError) -> Void
  ) async -> [RegistryError?] {
    await withTaskGroup(of: RegistryError?.self) { group in
      for number in 0..<count {
        group.addTask {
          do throws(RegistryError) { try await create(number) } catch { return error }
          return nil
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  private static func seeded() async throws -> DatabaseRegistry {
    let database = try DynamockDatabase()
    try await database.makeTable()
    for number in 0..<500 { try await database.put("\(number)", number) }
    return DatabaseRegistry(default: database)
  }

  @Test("of ten with one name and one file, one is created, ten times")
  func sameNameAndFile() async throws {
    for _ in 0..<10 {
      let registry = try await Self.seeded()
      let path = TemporaryPath()
      let results = await Self.results(10) { _ throws(RegistryError) in
        _ = try await registry.create(
          name: "one", from: .init(database: "default"), into: path.text)
      }
      #expect(results.count { $0 == nil } == 1)
      for case let error? in results { #expect(error == .nameTaken("one")) }
      let database = try #require(registry["one"])
      #expect(try await database.values().count == 500)
      try registry.drop("one")
    }
  }

  @Test("of ten with one file in two spellings, one is created")
  func sameFile() async throws {
    let registry = try await Self.seeded()
    let path = TemporaryPath()
    let results = await Self.results(10) { number throws(RegistryError) in
      let file = number % 2 == 0 ? path.text : "/tmp/." + path.text.dropFirst(4)
      _ = try await registry.create(
        name: "db\(number)", from: .init(database: "default"), into: file)
    }
    #expect(results.count { $0 == nil } == 1)
    for case let error? in results {
      switch error {
      case .fileInUse, .fileExists: break
      default: Issue.record("\(error)")
      }
    }
    #expect(registry.names.count == 2)
  }

  @Test("of ten with one name, one is created, and no other file is left")
  func sameName() async throws {
    let registry = try await Self.seeded()
    let paths = (0..<10).map { _ in TemporaryPath() }
    let results = await Self.results(10) { number throws(RegistryError) in
      _ = try await registry.create(
        name: "one", from: .init(database: "default"), into: paths[number].text)
    }
    #expect(results.count { $0 == nil } == 1)
    #expect(paths.count { access($0.text, F_OK) == 0 } == 1)
  }

  @Test("a name and a file are free again after a failed creation or a drop")
  func freed() async throws {
    let registry = try await Self.seeded()
    let path = TemporaryPath()
    await #expect(throws: RegistryError.self) {
      _ = try await registry.create(name: "one", into: "/nonexistent/\(path.text)")
    }
    _ = try await registry.create(name: "one", into: path.text)
    try registry.drop("one")
    unlink(path.text)
    _ = try await registry.create(name: "one", into: path.text)
    try registry.drop("one")
  }

  @Test("a database expires after its time, even if the clock is set back meanwhile")
  func expiry() async throws {
    let clock = ManualClock()
    let registry = DatabaseRegistry(default: try DynamockDatabase(), time: clock)
    _ = try await registry.create(name: "brief", expiresAfter: .seconds(60))
    clock.advance(by: .seconds(-86_400))
    #expect(registry["brief"] != nil)
    clock.advance(by: .seconds(59))
    #expect(registry["brief"] != nil)
    clock.advance(by: .seconds(1))
    #expect(registry["brief"] == nil)
    clock.advance(by: .seconds(-86_400))
    #expect(registry["brief"] == nil)
  }
}
