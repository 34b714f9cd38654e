public import DynamockStorage

/// A store that fails on request, for tests which prove that nothing is left half-done.
///
/// It wraps another store, counts calls of one kind, fails one or several of them with a chosen
/// error, and then recovers:
///
///     let store = FaultyStorage(MemoryStorage())
///     store.fail(.put, at: 3, with: .full)     // the third put from now on
public final class FaultyStorage: ForkableStorageBackend {
  /// A kind of call that can be made to fail.
  public enum Call: Sendable, Hashable, CaseIterable {
    /// Reading a value, in a read, a snapshot or a write.
    case value
    /// A scan, in a read, a snapshot or a write.
    case scan
    /// A put in a write.
    case put
    /// A removal in a write.
    case remove
    /// A creation of a keyspace.
    case create
    /// A drop of a keyspace.
    case drop
    /// The commit of a write whose body succeeded.
    case commit
    /// The creation of a snapshot or a fork.
    case snapshot
  }

  private let base: any StorageBackend
  private let faults = StorageFaults()

  /// Wraps a store; no call fails yet.
  public init(_ base: any StorageBackend) { self.base = base }

  /// Makes calls of a kind fail, replacing the previous request.
  ///
  /// - Parameters:
  ///   - call: the kind.
  ///   - position: the number of the first call to fail, from now on; 1 is the next one.
  ///   - count: the number of calls that fail in a row before the store recovers.
  ///   - code: the kind of error to throw.
  public func fail(
    _ call: Call, at position: Int = 1, count: Int = 1, with code: StorageError.Code = .failed
  ) {
    faults.plan(call, passing: max(position, 1) - 1, failing: count, code)
  }

  /// Makes all calls succeed again.
  public func heal() { faults.clear() }

  /// The number of failed calls so far; a loop over positions ends once it is 0.
  public var failures: Int { faults.failures }

  /// The wrapped store's own durability.
  public var isPersistent: Bool { base.isPersistent }

  /// Returns the number of calls of a kind so far.
  public func count(of call: Call) -> Int { faults.count(of: call) }
}

extension FaultyStorage {
  /// Runs `body` on the wrapped store; its calls are counted.
  public func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value {
    try base.read { reader throws(StorageError) in
      try body(FaultyReader(base: reader, faults: faults))
    }
  }

  /// Runs `body` on the wrapped store; its calls are counted, followed by its commit.
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

  /// Sets the hook of the wrapped store; its calls are counted.
  public func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) {
    base.setCommitHook { [faults] writer throws(StorageError) in
      try hook(FaultyWriter(base: writer, faults: faults))
    }
  }

  /// Returns a snapshot of the wrapped store; its calls are counted.
  public func snapshot() throws(StorageError) -> any StorageSnapshot {
    try faults.pass(.snapshot)
    return FaultySnapshot(base: try base.snapshot(), faults: faults)
  }

  /// Returns a fork of the wrapped store, which never fails and is counted separately.
  ///
  /// - Throws: ``StorageError/Code/unsupported`` if the wrapped store cannot fork.
  public func fork() throws(StorageError) -> any ForkableStorageBackend {
    guard let base = base as? any ForkableStorageBackend else {
      throw StorageError(.unsupported, "The store behind the faults cannot be forked.")
    }
    try faults.pass(.snapshot)
    return FaultyStorage(try base.fork())
  }

  /// Returns a fork of the wrapped store between two commits.
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

  /// Closes the wrapped store.
  public func close() throws(StorageError) { try base.close() }
}
