import DynamockStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Whether a file that is in use is still at its path. What is written into a file that was deleted or
// moved away ends up nowhere, and the system reports no error.

/// Where a file is that was opened at a path.
enum FilePlace: Equatable {
  /// At its path; also if the system cannot say.
  case unchanged
  /// Nothing is at the path: the file was deleted or moved, or a folder above it was.
  case gone
  /// Another file is at the path.
  case replaced
}

extension FileClaim {
  /// Where the claimed file is now.
  var place: FilePlace {
    var found = stat()
    guard stat(path, &found) == 0 else { return Self.isAbsence(errno) ? .gone : .unchanged }
    if FileIdentity(found) == identity { return .unchanged }
    // Some file systems give an open file another number over time; both numbers are then new.
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { return .unchanged }
    return FileIdentity(found) == FileIdentity(own) ? .unchanged : .replaced
  }

  /// Which file is beside the claimed one under a suffix, such as `-wal`; nil if there is none.
  func companion(_ suffix: String) -> FileIdentity? {
    var found = stat()
    return stat(path + suffix, &found) == 0 ? FileIdentity(found) : nil
  }

  /// Where a file is that was beside the claimed one.
  func placeOfCompanion(_ suffix: String, _ known: FileIdentity) -> FilePlace {
    var found = stat()
    guard stat(path + suffix, &found) == 0 else {
      return Self.isAbsence(errno) ? .gone : .unchanged
    }
    return FileIdentity(found) == known ? .unchanged : .replaced
  }

  private static func isAbsence(_ code: CInt) -> Bool { code == ENOENT || code == ENOTDIR }
}

/// Finds out whether the file of a store and its log are still at their paths.
///
/// For the writer's thread, which looks before each commit.
struct PlaceWatch {
  private let claim: FileClaim
  private var log: FileIdentity?

  /// Watches a file whose log SQLite has opened.
  init(_ claim: FileClaim) {
    self.claim = claim
    log = claim.companion("-wal")
  }

  /// Why a commit would be lost; nil if it would not be.
  mutating func obstacle() -> StorageError? {
    if let error = Self.obstacle(of: claim) { return error }
    guard let log else {
      log = claim.companion("-wal")
      return nil
    }
    return claim.placeOfCompanion("-wal", log) == .unchanged
      ? nil : Sentences.logDisplaced(claim.path)
  }

  /// Why what is written into a file would be lost; nil if it would not be.
  static func obstacle(of claim: FileClaim) -> StorageError? {
    switch claim.place {
    case .unchanged: nil
    case .gone: Sentences.gone(claim.path)
    case .replaced: Sentences.replaced(claim.path)
    }
  }
}
