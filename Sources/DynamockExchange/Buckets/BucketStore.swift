package import DynamockEngine

/// A server with buckets, which a module that knows its protocol implements.
package protocol BucketStore: Sendable {
  /// Returns a bucket, which may not exist.
  /// - Parameter region: the region of the request that names the bucket.
  func bucket(_ name: String, region: String) -> any RemoteBucket
}

/// A bucket of a server.
package protocol RemoteBucket: Sendable {
  /// Throws unless the bucket exists and may be read.
  func requireExistence() async throws(TransferFailure)

  /// Returns the keys that begin with a prefix, in their order, with the sizes of the objects in bytes.
  /// - Parameter limit: the number after which it does not go on.
  func objects(
    withPrefix prefix: String, upTo limit: Int
  ) async throws(TransferFailure) -> [(key: String, size: Int)]

  /// Returns bytes of an object.
  /// - Parameters:
  ///   - offset: the position of the first byte.
  ///   - count: the number of bytes at most; fewer are the last ones.
  ///   - version: the version of a part read before; another one is an error.
  func read(
    _ key: String, from offset: Int, count: Int, version: String?
  ) async throws(TransferFailure) -> (bytes: [UInt8], version: String?)

  /// Writes an object, which exists once all parts have been sent.
  /// - Parameter next: returns the next part, whose size is ``Buckets/partSize`` but for the last; no
  ///   bytes at the end.
  func write(
    _ key: String, _ next: () throws(TransferFailure) -> [UInt8]
  ) async throws(TransferFailure)

  /// Removes an object.
  func remove(_ key: String) async throws(TransferFailure)
}
