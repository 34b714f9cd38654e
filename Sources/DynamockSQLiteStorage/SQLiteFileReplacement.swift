public import DynamockStorage
import Synchronization

#if canImport(Darwin)
  package import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#endif

/// Replaces a store's file atomically: the new file is either complete or absent.
///
/// The contents are written to a separate file next to the path, which is moved there once it is
/// complete and on the disk. The path is claimed from the beginning, like the file of an open
/// store, so that no one else uses the file that is about to be replaced. If the process ends
/// before the move, the path is unchanged, except that an empty file is left if there was none.
public final class SQLiteFileReplacement: Sendable {
  private let claim: FileClaim
  /// The target if the path is a symbolic link, which a move would replace.
  private let place: String
  private let partial = Mutex<PartialFile?>(nil)
  private let isMoved = Atomic(false)

  /// Claims a path; an existing file remains until ``finish()``.
  /// - Throws: ``StorageError`` with code `locked` if another process uses the file, `badPath` if
  ///   no file can be created at this path.
  public init(path: String) throws(StorageError) {
    claim = try FileClaim(path: path)
    place = claim.realPath
  }

  deinit {
    partial.withLock { $0?.remove() }
    if claim.isNew, claim.place == .unchanged, !isMoved.load(ordering: .relaxed) { claim.remove() }
  }

  /// Whether replacing the current file would lose nothing.
  public var isEmpty: Bool { claim.size == 0 }

  /// Returns an empty store that becomes the file; it has to be closed before ``finish()``.
  public func begin() throws(StorageError) -> SQLiteStorage {
    PartialFile.removeLeftovers(of: place)
    let file = try PartialFile(beside: place)
    partial.withLock { partial in
      partial?.remove()
      partial = file
    }
    // The whole file is synced at the end; until then it may be lost.
    return try SQLiteStorage(path: file.path, durability: .off)
  }

  /// Syncs the file to the disk and moves it to its path.
  /// - Throws: ``StorageError`` with code `displaced` if another file was created there meanwhile;
  ///   that file is kept.
  public func finish() throws(StorageError) {
    guard let file = partial.withLock({ $0 }) else { throw Sentences.closed() }
    // A file that was created there meanwhile belongs to someone else; an empty path is free.
    if claim.place == .replaced {
      _ = Self.sync(file.path)
      partial.withLock { $0 = nil }
      throw Sentences.placeTaken(place, kept: file.keep(beside: place))
    }
    var status = stat()
    if stat(place, &status) == 0 { chmod(file.path, status.st_mode & 0o7777) }
    guard Self.sync(file.path), rename(file.path, place) == 0 else {
      throw Sentences.cannotOpen(place, exists: true, errno: errno)
    }
    isMoved.store(true, ordering: .relaxed)
    // Without this sync, the old file may reappear after a power failure. Errors are ignored.
    _ = Self.sync(PartialFile.split(place).folder)
  }

  /// Returns the path of the file that a path leads to over symbolic links.
  static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Writes the system's cached data of a file or folder to the disk.
  static func sync(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }
}

extension StorageError {
  /// Returns the error for a new file whose path is in use.
  package static func fileExists(_ path: String) -> StorageError { Sentences.exists(path) }

  /// Returns the error for a new file that is already being created.
  package static func fileInMaking(_ path: String) -> StorageError { Sentences.inMaking(path) }
}
