import DynamockStorage

/// Tries every promise of the storage contract on a store, and says which ones it broke.
///
/// Snapshots, hooks, order of completions, concurrent readers and random histories are part of it; a
/// store that is ``ForkableStorageBackend`` is held to the promises about forks too. A test needs one
/// line: `#expect(await checkStorageBackend { try SomeStorage() } == [])`.
///
/// - Parameters:
///   - seeds: one random history is run for each.
///   - steps: how many steps a random history has.
///   - makeStore: makes a new and empty store, one for each promise.
/// - Returns: the broken promises; empty for a store that keeps them all.
public func checkStorageBackend(
  seeds: [UInt64] = [1, 2, 3],
  steps: Int = 1_000,
  _ makeStore: @escaping @Sendable () async throws -> any StorageBackend
) async -> [StorageViolation] {
  var promises =
    StoragePromise.reading + StoragePromise.writing + StoragePromise.isolation
    + StoragePromise.order + StoragePromise.hook + StoragePromise.closing + StoragePromise.forking
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

/// One promise of the contract and how to try it.
struct StoragePromise: Sendable {
  /// The promise.
  let sentence: String
  /// Tries it on a new store; throws a ``Finding`` when the store breaks it.
  let check: @Sendable (any StorageBackend) async throws -> Void

  init(_ sentence: String, _ check: @escaping @Sendable (any StorageBackend) async throws -> Void) {
    self.sentence = sentence
    self.check = check
  }

  /// What a new store does against the promise, or nil.
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
