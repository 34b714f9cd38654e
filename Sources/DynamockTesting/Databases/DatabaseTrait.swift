public import Dynamock
public import Testing

/// Gives every test a database of its own: a fork of one that is seeded once.
///
/// Tests may run at the same time; none sees what another one writes, and none waits for a seeding.
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

  init(_ fill: @escaping @Sendable (DynamockDatabase) async throws -> Void) {
    seed = Seed(fill)
  }

  /// A suite's trait is that of all tests in it.
  public var isRecursive: Bool { true }

  /// Runs a test with a fork of the seeded database.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let fork = try await seed.database().fork()
    try await TestDatabase.$own.withValue(fork, operation: function)
  }
}

extension Trait where Self == DatabaseTrait {
  /// An empty database in memory for each test.
  public static var database: Self { database { _ in } }

  /// A database in memory for each test, forked from one that `fill` fills before the first of them.
  public static func database(
    _ fill: @escaping @Sendable (DynamockDatabase) async throws -> Void
  ) -> Self {
    DatabaseTrait(fill)
  }
}

/// The database of the test that runs.
public enum TestDatabase {
  @TaskLocal static var own: DynamockDatabase?

  /// The fork that ``DatabaseTrait`` made for this test.
  /// - Throws: ``Missing`` where neither the test nor its suite has the trait.
  public static var current: DynamockDatabase {
    get throws(Missing) {
      guard let own else { throw Missing() }
      return own
    }
  }

  /// Neither the test nor its suite has the trait `.database`.
  public struct Missing: Error, CustomStringConvertible {
    /// What to do.
    public var description: String {
      "There is no database for this test: give it or its suite the trait .database."
    }
  }
}

/// A database that is filled once, however many tests ask for it at the same time.
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
