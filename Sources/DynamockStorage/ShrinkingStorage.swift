/// A store that can give the space that it no longer uses back to the file system.
public protocol ShrinkingStorageBackend: StorageBackend {
  /// Gives back a part of the unused space if there is much of it, in one write.
  ///
  /// Some stays for later writes. No reader sees a difference.
  /// - Parameters:
  ///   - limit: the maximum number of bytes to give back, which bounds the time that other writes
  ///     wait.
  ///   - completion: receives what was given back.
  func shrink(
    atMost limit: Int,
    completion: @escaping @Sendable (Result<StorageShrinkage, StorageError>) -> Void)
}

/// The result of a step of shrinking.
public struct StorageShrinkage: Sendable, Equatable {
  /// The bytes that were given back.
  public var bytes: Int
  /// Whether nothing more is to be given back.
  public var isFinished: Bool

  /// Creates a result.
  public init(bytes: Int = 0, isFinished: Bool = true) {
    self.bytes = bytes
    self.isFinished = isFinished
  }
}
