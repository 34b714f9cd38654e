/// What can go wrong in a store; the third error word, beside the client's and the process's.
public struct StorageError: Error, Sendable, Equatable {
  /// What kind of trouble.
  public let code: Code
  /// One sentence for the person who runs the server: what happened and what to do.
  public let message: String
  /// What is for the server's log alone, such as the statement that failed; `nil` for nothing.
  public let detail: String?

  /// Makes an error.
  public init(_ code: Code, _ message: String, detail: String? = nil) {
    self.code = code
    self.message = message
    self.detail = detail
  }

  /// A struct around a closed set, so that kinds can be added.
  public struct Code: Sendable, Hashable {
    private enum Kind: Sendable, Hashable {
      case locked, displaced, exists, badPath, newerFormat, foreignFile, damaged, full, failed,
        closed,
        unsupported
    }
    private let kind: Kind

    /// Another process has the file.
    public static let locked = Code(kind: .locked)
    /// The file is no longer at its path: it was deleted, moved or replaced.
    public static let displaced = Code(kind: .displaced)
    /// A new file is to be made where there is one already.
    public static let exists = Code(kind: .exists)
    /// No file can be made or opened at the path.
    public static let badPath = Code(kind: .badPath)
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

    /// What clients learn of the trouble: nothing of files, paths or statements.
    package var summary: String {
      switch kind {
      case .locked: "another program has the data"
      case .displaced: "the data's file is no longer in its place, so that writes would be lost"
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
  /// The sentence.
  public var description: String { message }
}
