/// An error of a store; the third kind of error, next to the client's and the process's.
public struct StorageError: Error, Sendable, Equatable {
  /// The kind of error.
  public let code: Code
  /// A sentence for the server's operator: what happened and what to do.
  public let message: String
  /// Details for the server's log only, such as the statement that failed, or `nil` if there is
  /// none.
  public let detail: String?
  /// The place of the damage, if the error reports damage and its place is known.
  public private(set) var place: Place?

  /// Creates an error.
  public init(_ code: Code, _ message: String, detail: String? = nil) {
    self.code = code
    self.message = message
    self.detail = detail
  }

  /// A place in a store.
  public struct Place: Sendable, Hashable {
    /// The keyspace.
    public let keyspace: Keyspace
    /// The key that was used, or the last one before the damage, or `nil` if there is none.
    public let key: [UInt8]?
    /// Whether the damage is beyond the key rather than at it.
    public let isBeyondKey: Bool

    /// Creates a place.
    public init(_ keyspace: Keyspace, _ key: [UInt8]?, isBeyondKey: Bool) {
      self.keyspace = keyspace
      self.key = key
      self.isBeyondKey = isBeyondKey
    }
  }

  /// Returns the error with the place of the damage; other errors, and those that have a place, stay
  /// the same.
  public func located(at place: @autoclosure () -> Place) -> StorageError {
    guard code == .damaged, self.place == nil else { return self }
    var error = self
    error.place = place()
    return error
  }

  /// A struct around a closed set, so that kinds can be added.
  public struct Code: Sendable, Hashable {
    private enum Kind: Sendable, Hashable {
      case locked, displaced, exists, badPath, newerFormat, foreignFile, damaged, full, failed,
        closed,
        unsupported
    }
    private let kind: Kind

    /// Another process uses the file.
    public static let locked = Code(kind: .locked)
    /// The file is no longer at its path: it was deleted, moved or replaced.
    public static let displaced = Code(kind: .displaced)
    /// A new file was requested where one already exists.
    public static let exists = Code(kind: .exists)
    /// No file can be created or opened at the path.
    public static let badPath = Code(kind: .badPath)
    /// The file was written by a newer version.
    public static let newerFormat = Code(kind: .newerFormat)
    /// The file is not a store of dynamock.
    public static let foreignFile = Code(kind: .foreignFile)
    /// The file is a damaged store of dynamock.
    public static let damaged = Code(kind: .damaged)
    /// No space is left.
    public static let full = Code(kind: .full)
    /// A read, write or commit failed.
    public static let failed = Code(kind: .failed)
    /// The store was closed.
    public static let closed = Code(kind: .closed)
    /// The store does not support the operation.
    public static let unsupported = Code(kind: .unsupported)

    /// The message for clients, without files, paths or statements.
    package var summary: String {
      switch kind {
      case .locked: "another program has the data"
      case .displaced: "the data file is no longer at its path, so writes would be lost"
      case .exists, .badPath, .newerFormat, .foreignFile: "the data cannot be opened"
      case .damaged: "the data is damaged"
      case .full: "no space is left for the data"
      case .failed: "the data could not be read or written"
      case .closed: "the data was closed"
      case .unsupported: "the store of the data cannot do this"
      }
    }
  }
}

extension StorageError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
