public import DynamockStorage

/// Checks all promises of the storage contract for a store, and returns the broken ones.
///
/// This includes snapshots, hooks, the order of completions, concurrent readers and random
/// histories, for a ``ForkableStorageBackend`` the promises about forks, and for a
/// ``LayeredStorageBackend`` those about lasting ones. A test is a single
/// line: `#expect(await checkStorageBackend { try SomeStorage() } == [])`.
///
/// - Parameters:
///   - seeds: the seeds of the random histories.
///   - steps: the number of steps in a random history.
///   - makeStore: creates an empty store for each promise.
/// - Returns: the broken promises; empty if the store keeps all of them.
public func checkStorageBackend(
  seeds: [UInt64] = [1, 2, 3],
  steps: Int = 1_000,
  _ makeStore: @escaping @Sendable () async throws -> any StorageBackend
) async -> [StorageViolation] {
  var promises =
    StoragePromise.reading + StoragePromise.numbers + StoragePromise.writing
    + StoragePromise.isolation
    + StoragePromise.order + StoragePromise.hook + StoragePromise.closing + StoragePromise.forking
    + StoragePromise.layers
  for seed in seeds {
    promises.append(
      StoragePromise("a random history reads like its model (seed \(seed))") { store in
        try await runStorageHistory(on: store, seed: seed, steps: steps)
      })
  }
  var violations: [StorageViolation] = []
  for promise in promises {
    if let violation = await promise.violation(by: makeStore) { violations.append(violation) }
  }
  return violations
}

/// A promise of the contract, and its check.
struct StoragePromise: Sendable {
  /// The keyspace that most promises write to.
  static let keyspace = Keyspace(0)

  /// The promise.
  let sentence: String
  /// Checks the promise for a new store; throws a ``Finding`` if it is broken.
  let check: @Sendable (any StorageBackend) async throws -> Void

  init(_ sentence: String, _ check: @escaping @Sendable (any StorageBackend) async throws -> Void) {
    self.sentence = sentence
    self.check = check
  }

  /// Creates a promise that only stores of a kind have to keep.
  init<Kind>(
    _ sentence: String, for kind: Kind.Type,
    _ check: @escaping @Sendable (Kind) async throws -> Void
  ) {
    self.init(sentence) { store in
      if let store = store as? Kind { try await check(store) }
    }
  }

  /// Returns how a new store breaks the promise, or `nil` if it keeps it.
  func violation(
    by makeStore: @Sendable () async throws -> any StorageBackend
  ) async -> StorageViolation? {
    do {
      let store = try await makeStore()
      try await check(store)
      try store.close()
      return nil
    } catch let violation as StorageViolation {
      return violation
    } catch let finding as Finding {
      return StorageViolation(promise: sentence, finding: finding.text)
    } catch {
      return StorageViolation(promise: sentence, finding: "unexpected error \(error)")
    }
  }
}
