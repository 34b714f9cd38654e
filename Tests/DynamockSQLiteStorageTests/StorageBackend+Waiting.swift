import DynamockStorage

extension StorageBackend {
  /// Writes and waits for the result.
  @discardableResult
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>
  ) async throws(StorageError) -> Value {
    let result = await withCheckedContinuation { continuation in
      write(body) { continuation.resume(returning: $0) }
    }
    return try result.get()
  }

  /// Creates a keyspace and puts entries into it.
  func fill(
    _ keyspace: Keyspace, _ entries: [([UInt8], [UInt8])], label: String? = nil
  ) async throws(StorageError) {
    try await write { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.create(keyspace, KeyspaceDescription(label: label))
      for (key, value) in entries { try writer.put(value, for: key, in: keyspace) }
      return .commit(())
    }
  }

  /// Returns the value under a key in the newest state.
  func value(_ key: [UInt8], _ keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    try read { reader throws(StorageError) in try reader.value(for: key, in: keyspace) }
  }
}
