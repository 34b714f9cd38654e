import DynamockStorage
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An exclusive claim on a file: neither another process nor another store of this process uses it.
///
/// SQLite's own exclusive mode would exclude our own readers as well. So the claim is a system lock
/// on a byte far beyond the end of the file. The lock belongs to the open file (an "open file
/// description lock"): unlike a common record lock, it survives the closing of other descriptors.
/// It overlaps none of the bytes that SQLite locks, and the system removes it when the process ends
/// for whatever reason. Other programs can still read the file with `sqlite3` meanwhile.
///
/// The descriptor must be closed after SQLite's, since closing it drops SQLite's locks on the same
/// file. Each connection holds its claim for this reason.
final class FileClaim: Sendable {
  /// The file's path as given, for messages.
  let path: String
  /// The path without symbolic links.
  ///
  /// SQLite creates the log and its index next to the file itself, not next to a link.
  let realPath: String
  /// Whether the file was created by this claim.
  let isNew: Bool
  let descriptor: CInt
  let identity: FileIdentity

  /// The files that this process has claimed.
  ///
  /// A second claim must not even open one of them:
  /// closing it would drop SQLite's locks.
  private static let claimed = Mutex<Set<FileIdentity>>([])

  /// Claims a file, and creates an empty one if it does not exist.
  convenience init(path: String) throws(StorageError) { try self.init(path, isReadOnly: false) }

  /// Claims an existing file that is only read.
  convenience init(reading path: String) throws(StorageError) {
    try self.init(path, isReadOnly: true)
  }

  private init(_ path: String, isReadOnly: Bool) throws(StorageError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw Sentences.badPath(path) }
    let file = try Self.claim(path, isReadOnly: isReadOnly)
    self.path = path
    realPath = SQLiteFileReplacement.resolved(path)
    (isNew, descriptor, identity) = (file.isNew, file.descriptor, file.identity)
  }

  deinit {
    // In the opposite order, another thread could open the file, and this close would drop its
    // locks.
    Self.claimed.withLock { claimed in
      // Closing is not enough: a child process that is being created may have a copy of the
      // descriptor.
      Self.setLock(F_UNLCK, on: descriptor)
      close(descriptor)
      claimed.remove(identity)
    }
  }

  /// Returns the first bytes of the file.
  func firstBytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(pread(descriptor, buffer.baseAddress, count, 0), 0)
    }
  }

  /// The number of bytes of the file.
  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Returns the number of bytes of a file next to this one, such as `-wal`, or `nil` if there is
  /// none.
  func sizeOfCompanion(_ suffix: String) -> Int? {
    var status = stat()
    return stat(realPath + suffix, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Whether this user may create files next to this one.
  var isFolderWritable: Bool { access(PartialFile.split(realPath).folder, W_OK) == 0 }

  /// Removes a file next to this one, or with an empty suffix the file itself.
  func remove(_ suffix: String = "") { unlink(realPath + suffix) }

  /// Claims a file, after waiting up to half a second for another store of this process.
  ///
  /// The thread of the last read of a store that was closed may still be about to release the file.
  private static func claim(_ path: String, isReadOnly: Bool) throws(StorageError) -> OpenFile {
    for pause in [0, 1, 4, 15, 30, 50, 100, 300] as [UInt32] {
      usleep(pause * 1_000)
      let found = try claimed.withLock { (claimed) throws(StorageError) in
        let file = try open(path, claimed, isReadOnly: isReadOnly)
        if let file { claimed.insert(file.identity) }
        return file
      }
      if let found { return found }
    }
    throw Sentences.claimedHere(path)
  }

  private typealias OpenFile = (isNew: Bool, descriptor: CInt, identity: FileIdentity)

  /// Opens and locks a file; returns `nil` if this process has claimed it.
  private static func open(
    _ path: String, _ claimed: Set<FileIdentity>, isReadOnly: Bool
  ) throws(StorageError) -> OpenFile? {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Sentences.notAFile(path, isFolder: status.st_mode & S_IFMT == S_IFDIR)
      }
      if claimed.contains(FileIdentity(status)) { return nil }
    }
    let descriptor = isReadOnly ? openForReading(path) : openReadWrite(path)
    guard descriptor >= 0 else {
      throw Sentences.cannotOpen(path, exists: exists || isReadOnly, errno: errno)
    }
    // A lock for reading excludes those who write just as well, and needs no right to write.
    guard setLock(isReadOnly ? F_RDLCK : F_WRLCK, on: descriptor), fstat(descriptor, &status) == 0
    else {
      let code = errno
      close(descriptor)
      throw Sentences.cannotLock(path, errno: code)
    }
    return (!exists, descriptor, FileIdentity(status))
  }

  private static func openReadWrite(_ path: String) -> CInt {
    #if canImport(Darwin)
      Darwin.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    #elseif canImport(Glibc)
      Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    #elseif canImport(Musl)
      Musl.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    #endif
  }

  private static func openForReading(_ path: String) -> CInt {
    #if canImport(Darwin)
      Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Glibc)
      Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Musl)
      Musl.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }

  /// Locks or unlocks the byte that represents the file, without waiting for other locks.
  @discardableResult
  private static func setLock(_ type: CInt, on descriptor: CInt) -> Bool {
    // F_OFD_SETLK, which the C libraries' module maps lack: fcntl(2), Linux 3.15, macOS 10.15.
    #if canImport(Darwin)
      let command: CInt = 90
    #else
      let command: CInt = 37
    #endif
    var lock = flock()
    lock.l_type = Int16(truncatingIfNeeded: type)
    lock.l_whence = Int16(truncatingIfNeeded: SEEK_SET)
    lock.l_start = 0x7FFF_0000_0000_0000
    lock.l_len = 1
    return fcntl(descriptor, command, &lock) == 0
  }
}

/// The identity of a file, regardless of its name.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
