/// A reader that passes its calls on to another one, such as a writer that reads as a snapshot does.
package protocol ForwardingReader: StorageReader {
  /// The type of the other reader.
  associatedtype Forwarded: StorageReader

  /// The other reader.
  var reader: Forwarded { get }
}

extension ForwardingReader {
  /// Returns the value of a key, or `nil`.
  @inlinable
  package func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    try reader.value(for: key, in: keyspace)
  }

  /// Visits the entries of a range.
  @inlinable
  package func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    try reader.scan(keyspace, range, direction, visit)
  }

  /// Returns the keyspaces that exist.
  @inlinable
  package func keyspaces() throws(StorageError) -> [Keyspace] { try reader.keyspaces() }
}
