/// What can go wrong in a store; the third error word, beside the client's and the process's.
public struct StorageError: Error, Sendable, Equatable {
  /// What kind of trouble.
  public let code: Code
  /// One sentence for the person who runs the server: what happened and what to do.
  public let message: String

  /// Makes an error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// A struct around a closed set, so that kinds can be added.
  public struct Code: Sendable, Hashable {
    private enum Kind: Sendable, Hashable {
      case locked, displaced, exists, newerFormat, foreignFile, damaged, full, failed, closed,
        unsupported
    }
    private let kind: Kind

    /// Another process has the file.
    public static let locked = Code(kind: .locked)
    /// The file is no longer at its path: it was deleted, moved or replaced.
    public static let displaced = Code(kind: .displaced)
    /// A new file is to be made where there is one already.
    public static let exists = Code(kind: .exists)
    /// The file was written by a newer version.
    public static let newerFormat = Code(kind: .newerFormat)
    /// The file is not a store of ours.
    public static let foreignFile = Code(kind: .foreignFile)
    /// The file is ours but broken.
    public static let damaged = Code(kind: .damaged)
    /// No space is left.
    public static let full = Code(kind: .full)
    /// A read, write or commit failed.
    public static let failed = Code(kind: .failed)
    /// The store was closed.
    public static let closed = Code(kind: .closed)
    /// The store cannot do this.
    public static let unsupported = Code(kind: .unsupported)
  }
}

extension StorageError: CustomStringConvertible {
  /// The sentence.
  public var description: String { message }
}
