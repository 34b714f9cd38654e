import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Checks whether an open file is still at its path. Writes to a file that was deleted or moved away
// are lost, and the system reports no error.

/// The location of a file that was opened at a path.
enum FilePlace: Equatable {
  /// At its path, or unknown because the system does not report it.
  case unchanged
  /// Nothing is at the path: the file was deleted or moved, or a folder above it was.
  case gone
  /// Another file is at the path.
  case replaced
}

extension FileClaim {
  /// Where the claimed file currently is.
  var place: FilePlace {
    var found = stat()
    guard Self.read(&found, of: path) else { return Self.isAbsence(errno) ? .gone : .unchanged }
    if FileIdentity(found) == identity { return .unchanged }
    // Some file systems change the number of an open file over time; then both numbers are new.
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { return .unchanged }
    return FileIdentity(found) == FileIdentity(own) ? .unchanged : .replaced
  }

  /// Returns the identity of a file next to the claimed one, with a suffix such as `-wal`, or `nil`
  /// if there is none.
  func companion(_ suffix: String) -> FileIdentity? { Self.identity(at: realPath + suffix) }

  /// Returns the identity of the file at a path, or `nil` if there is none.
  fileprivate static func identity(at path: String) -> FileIdentity? {
    var found = stat()
    return read(&found, of: path) ? FileIdentity(found) : nil
  }

  /// Returns the path of a file next to the claimed one as a message names it: next to the path as
  /// given, unless that is a link to a file elsewhere.
  func nameOfCompanion(_ suffix: String) -> String {
    var found = stat()
    let isLink = lstat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFLNK
    return (isLink ? realPath : path) + suffix
  }

  /// Returns whether the file with an identity is still at a path, as far as the system reports it.
  fileprivate static func isFile(_ known: FileIdentity, at path: String) -> Bool {
    var found = stat()
    guard read(&found, of: path) else { return !isAbsence(errno) }
    return FileIdentity(found) == known
  }

  /// Reads a file's status; returns false if it cannot be read.
  ///
  /// A string that is passed to `stat` itself is copied for each call.
  private static func read(_ status: inout stat, of path: String) -> Bool {
    path.withCString { stat($0, &status) == 0 }
  }

  private static func isAbsence(_ code: CInt) -> Bool { code == ENOENT || code == ENOTDIR }
}

/// Checks whether a store's file and its log are still at their paths.
///
/// Used by the writer's thread before each commit.
struct PlaceWatch {
  private let claim: FileClaim
  private let logPath: String
  private var log: FileIdentity?

  /// Creates a check for a file whose log SQLite has opened.
  init(_ claim: FileClaim) {
    self.claim = claim
    logPath = claim.realPath + "-wal"
    log = FileClaim.identity(at: logPath)
  }

  /// Returns the reason why a commit would be lost, or `nil` if there is none.
  mutating func obstacle() -> StorageError? {
    if let error = Self.obstacle(of: claim) { return error }
    guard let log else {
      log = FileClaim.identity(at: logPath)
      return nil
    }
    return FileClaim.isFile(log, at: logPath)
      ? nil : Sentences.logDisplaced(claim.nameOfCompanion("-wal"))
  }

  /// Returns the reason why writes to a file would be lost, or `nil` if there is none.
  static func obstacle(of claim: FileClaim) -> StorageError? {
    switch claim.place {
    case .unchanged: nil
    case .gone: Sentences.gone(claim.path)
    case .replaced: Sentences.replaced(claim.path)
    }
  }
}
