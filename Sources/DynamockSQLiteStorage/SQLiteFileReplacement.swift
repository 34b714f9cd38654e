import DynamockStorage
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The making of a store's file that is there whole or not at all.
///
/// It is filled in a file of its own beside the place, and moved there when it is complete and on the
/// disk. The place is claimed from the beginning, like the file of an open store, so that nobody else
/// uses what is there now and is about to go. Whatever ends the process before the move leaves the
/// place as it was; an empty file marks one where nothing was.
public final class SQLiteFileReplacement: Sendable {
  private let claim: FileClaim
  /// The file itself where the path is a symbolic link, which a move would put an end to.
  private let place: String
  private let partial = Mutex<PartialFile?>(nil)
  private let isMoved = Atomic(false)

  /// Claims a place; what is there now, if anything, stays until ``finish()``.
  /// - Throws: ``StorageError`` of code `locked` when someone has the file, `badPath` when there can be
  ///   none at this path.
  public init(path: String) throws(StorageError) {
    claim = try FileClaim(path: path)
    place = Self.resolved(path)
  }

  deinit {
    partial.withLock { $0?.remove() }
    if claim.isNew, claim.place == .unchanged, !isMoved.load(ordering: .relaxed) { claim.remove() }
  }

  /// Whether nothing would be lost with what is at the place now.
  public var isEmpty: Bool { claim.size == 0 }

  /// An empty store that becomes the file; it is to be closed before ``finish()``.
  public func begin() throws(StorageError) -> SQLiteStorage {
    PartialFile.removeLeftovers(of: place)
    let file = try PartialFile(beside: place)
    partial.withLock { partial in
      partial?.remove()
      partial = file
    }
    // The whole file is synced at the end; before that it may be lost at any time.
    return try SQLiteStorage(path: file.path, durability: .off)
  }

  /// Moves the file to its place, once the disk has it.
  /// - Throws: ``StorageError`` of code `displaced` if another file was put there meanwhile, which stays.
  public func finish() throws(StorageError) {
    guard let file = partial.withLock({ $0 }) else { throw Sentences.closed() }
    // A file that was put there meanwhile belongs to someone else; an empty place is free.
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
    // Without this the old file may be back after a power cut; that it cannot be had is no failure.
    _ = Self.sync(PartialFile.split(place).folder)
  }

  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Has the system write what it holds of a file or folder to the disk.
  private static func sync(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }
}

extension StorageError {
  /// A new file is to be made where there is one already.
  package static func fileExists(_ path: String) -> StorageError { Sentences.exists(path) }

  /// A new file is being created by another request.
  package static func fileInMaking(_ path: String) -> StorageError { Sentences.inMaking(path) }
}
