import CSQLite

/// SQLite's way to the system's files, except that a log is a ``BufferedLog``.
enum LogSystem {
  /// Its name for `sqlite3_open_v2`; nil where SQLite has no way to files to begin with.
  ///
  /// Registered with the first use, for as long as the process lives.
  nonisolated(unsafe) static let name: UnsafePointer<CChar>? = {
    guard let base else { return nil }
    let system = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    system.initialize(to: base.pointee)
    system.pointee.zName = UnsafePointer(copy("dynamock"))
    system.pointee.pNext = nil
    system.pointee.szOsFile += Int32(MemoryLayout<BufferedLog>.stride)
    system.pointee.xOpen = { _, name, file, flags, outFlags in
      LogSystem.open(name, file, flags, outFlags)
    }
    guard sqlite3_vfs_register(system, 0) == SQLITE_OK else { return nil }
    return system.pointee.zName
  }()

  nonisolated(unsafe) private static let base: UnsafeMutablePointer<sqlite3_vfs>? = {
    // Has to come before all else that is asked of SQLite.
    _ = dynamock_sqlite_count_no_memory()
    return sqlite3_vfs_find(nil)
  }()

  private static func open(
    _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let file, let base, let open = base.pointee.xOpen else { return SQLITE_CANTOPEN }
    guard flags & SQLITE_OPEN_WAL != 0 else { return open(base, name, file, flags, outFlags) }
    let system = BufferedLog.system(behind: file)
    system.pointee.pMethods = nil
    // SQLite closes a file that was not opened if it has methods.
    file.pointee.pMethods = nil
    let code = open(base, name, system, flags, outFlags)
    if code == SQLITE_OK { BufferedLog.begin(in: file) }
    return code
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

/// A file as SQLite itself opened it.
struct SystemFile {
  /// SQLite's object.
  let file: UnsafeMutablePointer<sqlite3_file>

  /// What can be done with it.
  var methods: sqlite3_io_methods? { file.pointee.pMethods?.pointee }

  /// Writes bytes; SQLite's code.
  func write(_ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64) -> Int32 {
    file.pointee.pMethods?.pointee.xWrite?(file, bytes, Int32(length), offset) ?? SQLITE_IOERR
  }

  /// Closes the file; SQLite's code.
  func close() -> Int32 { file.pointee.pMethods?.pointee.xClose?(file) ?? SQLITE_OK }
}
