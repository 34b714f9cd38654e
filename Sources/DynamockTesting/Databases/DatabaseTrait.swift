public import Dynamock
public import Testing

/// Gives every test its own database: a fork of one that is seeded once.
///
/// Tests may run at the same time; none sees another's writes, and none waits for a seeding.
///
/// ```swift
/// @Suite(.database { seed in try await makeTables(in: seed) })
/// struct OrderTests {
///   @Test("a cancelled order is gone")
///   func cancel() async throws {
///     let database = try TestDatabase.current
///     …
///   }
/// }
/// ```
public struct DatabaseTrait: SuiteTrait, TestTrait, TestScoping {
  private let seed: Seed
  /// Rule files with which the tests' stages begin.
  private var rules: [String] = []

  init(_ fill: @escaping @Sendable (DynamockDatabase) async throws -> Void) {
    seed = Seed(fill)
  }

  /// A suite's trait applies to all tests in it.
  public var isRecursive: Bool { true }

  /// Runs a test with a fork of the seeded database.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let fork = try await seed.database().fork()
    try await TestDatabase.$own.withValue(fork) {
      try await TestDatabase.$rules.withValue(rules, operation: function)
    }
  }

  /// Adds the rules of a file, such as `Config/rules/throttled.json`, to each stage of the tests.
  ///
  /// - Parameter path: the file's path, relative to the folder in which the tests run.
  public func rules(_ path: String) -> DatabaseTrait {
    var trait = self
    trait.rules.append(path)
    return trait
  }
}

extension Trait where Self == DatabaseTrait {
  /// An empty in-memory database for each test.
  public static var database: Self { database { _ in } }

  /// Returns a trait for an in-memory database per test, forked from one that `fill` fills once.
  public static func database(
    _ fill: @escaping @Sendable (DynamockDatabase) async throws -> Void
  ) -> Self {
    DatabaseTrait(fill)
  }
}

/// Access to the database of the running test.
public enum TestDatabase {
  @TaskLocal static var own: DynamockDatabase?
  @TaskLocal static var rules: [String] = []

  /// The fork that ``DatabaseTrait`` has created for the running test.
  /// - Throws: ``Missing`` if neither the test nor its suite has the trait.
  public static var current: DynamockDatabase {
    get throws(Missing) {
      guard let own else { throw Missing() }
      return own
    }
  }

  /// Neither the test nor its suite has the trait `.database`.
  public struct Missing: Error, CustomStringConvertible {
    /// The message, with the remedy.
    public var description: String {
      "There is no database for this test: give it or its suite the trait .database."
    }
  }
}

/// A database that is filled once, regardless of how many tests request it concurrently.
private actor Seed {
  private let fill: @Sendable (DynamockDatabase) async throws -> Void
  private var filling: Task<DynamockDatabase, any Error>?

  init(_ fill: @escaping @Sendable (DynamockDatabase) async throws -> Void) { self.fill = fill }

  func database() async throws -> DynamockDatabase {
    if let filling { return try await filling.value }
    let task = Task { [fill] in
      let database = try DynamockDatabase()
      try await fill(database)
      return database
    }
    filling = task
    return try await task.value
  }
}
