import CSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A SQLite VFS for stores: files are instances of ``PageFile``, logs of ``BufferedLog``.
enum CheckedSystem {
  /// The VFS's name for `sqlite3_open_v2`, or `nil` if SQLite has no default VFS.
  ///
  /// Registered on first use, for the lifetime of the process; never as SQLite's default.
  nonisolated(unsafe) static let name: UnsafePointer<CChar>? = {
    guard let base else { return nil }
    let system = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    system.initialize(to: base.pointee)
    system.pointee.zName = UnsafePointer(copy("dynamock"))
    system.pointee.pNext = nil
    system.pointee.szOsFile += Int32(MemoryLayout<BufferedLog>.stride)
    system.pointee.xOpen = { _, name, file, flags, outFlags in
      CheckedSystem.open(name, file, flags, outFlags)
    }
    guard sqlite3_vfs_register(system, 0) == SQLITE_OK else { return nil }
    return system.pointee.zName
  }()

  nonisolated(unsafe) private static let base: UnsafeMutablePointer<sqlite3_vfs>? =
    sqlite3_vfs_find(nil)

  private static func open(
    _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let file, let base, let open = base.pointee.xOpen else { return SQLITE_CANTOPEN }
    guard flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_DB) != 0 else {
      return open(base, name, file, flags, outFlags)
    }
    let system = system(behind: file)
    system.pointee.pMethods = nil
    // SQLite calls close for a file that has methods, even if it was not opened.
    file.pointee.pMethods = nil
    let code = open(base, name, system, flags, outFlags)
    guard code == SQLITE_OK else { return code }
    if flags & SQLITE_OPEN_WAL != 0 {
      BufferedLog.begin(in: file)
    } else {
      PageFile.begin(in: file)
    }
    return code
  }

  /// Returns the system's file, which follows a file of this VFS in memory.
  static func system(
    behind file: UnsafeMutablePointer<sqlite3_file>
  ) -> UnsafeMutablePointer<sqlite3_file> {
    UnsafeMutableRawPointer(file).advanced(by: MemoryLayout<BufferedLog>.stride)
      .assumingMemoryBound(to: sqlite3_file.self)
  }

  private static func copy(_ text: StaticString) -> UnsafeMutablePointer<CChar> {
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8CodeUnitCount + 1)
    text.withUTF8Buffer { bytes in
      for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
    }
    copy[text.utf8CodeUnitCount] = 0
    return copy
  }
}

/// A file as opened by SQLite's own VFS.
struct SystemFile {
  /// SQLite's object.
  let file: UnsafeMutablePointer<sqlite3_file>

  /// Its methods.
  var methods: sqlite3_io_methods? { file.pointee.pMethods?.pointee }

  /// Writes bytes; returns SQLite's code.
  func write(_ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64) -> Int32 {
    let code =
      file.pointee.pMethods?.pointee.xWrite?(file, bytes, Int32(length), offset) ?? SQLITE_IOERR
    // SQLite reports only ENOSPC as a full disk; the limits of a quota and of a file's size are the same
    // to a user.
    return code & 0xFF == SQLITE_IOERR && [EDQUOT, EFBIG, ENOSPC].contains(errno)
      ? SQLITE_FULL : code
  }

  /// Cuts the file; returns SQLite's code.
  func truncate(to size: Int64) -> Int32 {
    file.pointee.pMethods?.pointee.xTruncate?(file, size) ?? SQLITE_IOERR
  }

  /// The length of the file, or `nil` if it cannot be read.
  var size: Int64? {
    var size: sqlite3_int64 = 0
    return methods?.xFileSize?(file, &size) == SQLITE_OK ? size : nil
  }

  /// Reads bytes; returns SQLite's code.
  func read(into bytes: inout [UInt8], at offset: Int64) -> Int32 {
    let length = Int32(bytes.count)
    return bytes.withUnsafeMutableBytes {
      file.pointee.pMethods?.pointee.xRead?(file, $0.baseAddress, length, offset) ?? SQLITE_IOERR
    }
  }

  /// Closes the file; returns SQLite's code.
  func close() -> Int32 { file.pointee.pMethods?.pointee.xClose?(file) ?? SQLITE_OK }
}
