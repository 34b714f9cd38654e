import DynamockStorage

/// A store that fails when told to, for tests that prove that nothing half-done is left.
///
/// It stands before another store, counts calls of one kind, fails one or several of them with a chosen
/// error, and then heals:
///
///     let store = FaultyStorage(MemoryStorage())
///     store.fail(.put, at: 3, with: .full)     // the third put from now on
public final class FaultyStorage: ForkableStorageBackend {
  /// A kind of call that can be made to fail.
  public enum Call: Sendable, Hashable, CaseIterable {
    /// A value read, in a read, a snapshot or a write.
    case value
    /// A scan, in a read, a snapshot or a write.
    case scan
    /// A put of a write.
    case put
    /// A removal of a write.
    case remove
    /// A creation of a keyspace.
    case create
    /// A drop of a keyspace.
    case drop
    /// The commit of a write whose body ended well.
    case commit
    /// The taking of a snapshot or a fork.
    case snapshot
  }

  private let base: any StorageBackend
  private let faults = StorageFaults()

  /// Stands before a store; nothing fails yet.
  public init(_ base: any StorageBackend) { self.base = base }

  /// Makes calls of a kind fail, in place of what was to fail before.
  ///
  /// - Parameters:
  ///   - call: the kind.
  ///   - position: which call of the kind, from now on, is the first to fail; 1 is the next one.
  ///   - count: how many fail in a row before the store heals.
  ///   - code: the kind of trouble they fail with.
  public func fail(
    _ call: Call, at position: Int = 1, count: Int = 1, with code: StorageError.Code = .failed
  ) {
    faults.plan(call, passing: max(position, 1) - 1, failing: count, code)
  }

  /// Lets every call pass again.
  public func heal() { faults.clear() }

  /// How many calls have failed so far; tells a sweep over positions that it is past the last one.
  public var failures: Int { faults.failures }

  /// What the store behind says about itself.
  public var isPersistent: Bool { base.isPersistent }

  /// How many calls of a kind were made so far.
  public func count(of call: Call) -> Int { faults.count(of: call) }
}

extension FaultyStorage {
  /// Runs `body` on the store behind; its calls are counted.
  public func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value {
    try base.read { reader throws(StorageError) in
      try body(FaultyReader(base: reader, faults: faults))
    }
  }

  /// Runs `body` on the store behind; its calls are counted, and its commit after it.
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    base.write(
      { [faults] writer throws(StorageError) -> WriteOutcome<Value> in
        let outcome = try body(FaultyWriter(base: writer, faults: faults))
        if case .commit = outcome { try faults.pass(.commit) }
        return outcome
      }, completion: completion)
  }

  /// Sets the hook of the store behind; its calls are counted.
  public func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) {
    base.setCommitHook { [faults] writer throws(StorageError) in
      try hook(FaultyWriter(base: writer, faults: faults))
    }
  }

  /// A snapshot of the store behind; its calls are counted.
  public func snapshot() throws(StorageError) -> any StorageSnapshot {
    try faults.pass(.snapshot)
    return FaultySnapshot(base: try base.snapshot(), faults: faults)
  }

  /// A fork of the store behind, sound and counted by itself.
  ///
  /// - Throws: ``StorageError/Code/unsupported`` when the store behind cannot fork.
  public func fork() throws(StorageError) -> any ForkableStorageBackend {
    guard let base = base as? any ForkableStorageBackend else {
      throw StorageError(.unsupported, "The store behind the faults cannot be forked.")
    }
    try faults.pass(.snapshot)
    return FaultyStorage(try base.fork())
  }

  /// A fork of the store behind at a moment between two commits.
  public func fork<Value: Sendable>(
    capturing capture:
      @escaping @Sendable (any ForkableStorageBackend) throws(StorageError) -> Value,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) {
    guard let base = base as? any ForkableStorageBackend else {
      return completion(
        .failure(StorageError(.unsupported, "The store behind the faults cannot be forked.")))
    }
    base.fork(
      capturing: { fork throws(StorageError) in try capture(FaultyStorage(fork)) },
      completion: completion)
  }

  /// Closes the store behind.
  public func close() throws(StorageError) { try base.close() }
}
