import DynamockStorage
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The right to a file: no other process has it, and no other store of this one.
///
/// SQLite's own exclusive mode would shut out our own readers as well. So a lock of the system's
/// lies on a byte far beyond the end of the file. It belongs to the open file (an "open file
/// description lock"): closing another descriptor does not lose it, as it would a common record
/// lock; it meets none of the bytes that SQLite locks; and the system takes it away when the
/// process dies, however it dies. Other programs can still read the file with `sqlite3` meanwhile.
///
/// The descriptor must be closed after SQLite's: closing it drops SQLite's locks on the same file.
/// Each connection holds its claim for that reason.
final class FileClaim: Sendable {
  /// The file's path, as it was given.
  let path: String
  /// Whether there was no such file before.
  let isNew: Bool
  let descriptor: CInt
  let identity: FileIdentity

  /// The files that this process has; a second claim may not even open one, see above.
  private static let claimed = Mutex<Set<FileIdentity>>([])

  /// Claims a file, and makes an empty one where there is none.
  init(path: String) throws(StorageError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw Sentences.badPath(path) }
    let file = try Self.claimed.withLock { (claimed) throws(StorageError) in
      let file = try Self.open(path, claimed)
      claimed.insert(file.identity)
      return file
    }
    self.path = path
    (isNew, descriptor, identity) = (file.isNew, file.descriptor, file.identity)
  }

  deinit {
    // The other way round, another thread could open the file and lose its locks by this close.
    Self.claimed.withLock { claimed in
      // Closing would not do: a child that is just being made may hold a copy of the descriptor.
      Self.setLock(F_UNLCK, on: descriptor)
      close(descriptor)
      claimed.remove(identity)
    }
  }

  /// The bytes at the beginning of the file.
  func firstBytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(pread(descriptor, buffer.baseAddress, count, 0), 0)
    }
  }

  /// How many bytes the file has.
  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// How many bytes a file beside this one has, such as `-wal`; nil when there is none.
  func sizeOfCompanion(_ suffix: String) -> Int? {
    var status = stat()
    return stat(path + suffix, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Removes a file beside this one, or with no suffix the file itself.
  func remove(_ suffix: String = "") { unlink(path + suffix) }

  private static func open(
    _ path: String, _ claimed: Set<FileIdentity>
  ) throws(StorageError) -> (isNew: Bool, descriptor: CInt, identity: FileIdentity) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Sentences.notAFile(path, isFolder: status.st_mode & S_IFMT == S_IFDIR)
      }
      if claimed.contains(FileIdentity(status)) { throw Sentences.claimedHere(path) }
    }
    let descriptor = openReadWrite(path)
    guard descriptor >= 0 else { throw Sentences.cannotOpen(path, exists: exists, errno: errno) }
    guard setLock(F_WRLCK, on: descriptor), fstat(descriptor, &status) == 0 else {
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

  /// Locks or unlocks the byte that stands for the file, without waiting.
  @discardableResult
  private static func setLock(_ type: CInt, on descriptor: CInt) -> Bool {
    // F_OFD_SETLK, which the module maps of the C libraries leave out: fcntl(2), Linux 3.15, macOS
    // 10.15.
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

/// Which file it is, by whatever name.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
