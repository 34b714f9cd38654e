import CSQLite

/// A store's file, whose pages have checksums: verified when SQLite reads a page, set when it writes
/// one.
///
/// Placed at the start of the memory that SQLite reserves for a file; the system's file follows.
enum PageFile {
  /// SQLITE_IOERR_DATA, which the header defines in a form that is not imported.
  static let damage: Int32 = SQLITE_IOERR | 32 << 8

  /// The number of bytes of a file's header, which SQLite also reads without the rest of its page.
  private static let headerLength = 100

  /// SQLITE_IOCAP_SUBPAGE_READ, which older headers lack: whether SQLite may read parts of pages.
  private static let readsParts: Int32 = 0x8000

  /// Creates a file in memory that SQLite has reserved for it, after the system's file was opened.
  static func begin(in memory: UnsafeMutablePointer<sqlite3_file>) {
    memory.pointee.pMethods = UnsafePointer(methods)
  }

  /// Returns the code for bytes that were read: damage if they are a page with a wrong checksum.
  static func verified(_ code: Int32, _ bytes: UnsafeRawPointer?, _ length: Int32) -> Int32 {
    guard code == SQLITE_OK, let bytes, PageChecksum.isPageLength(Int(length)) else { return code }
    return PageChecksum.isSound(bytes, Int(length)) ? SQLITE_OK : damage
  }

  /// Reads bytes and verifies the page that they are in; returns SQLite's code.
  private static func read(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeMutableRawPointer?,
    _ length: Int32, _ offset: Int64
  ) -> Int32 {
    let isHeader = offset < headerLength && length <= headerLength
    if isHeader || PageChecksum.isPageLength(Int(length)) {
      let code = pass(file) { $0.methods?.xRead?($0.file, bytes, length, offset) }
      return verified(code, bytes, length)
    }
    return readPart(file, bytes, length, offset)
  }

  /// Reads a part of a page, as some versions of SQLite do for long values.
  private static func readPart(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeMutableRawPointer?,
    _ length: Int32, _ offset: Int64
  ) -> Int32 {
    let start = offset - offset % Int64(PageChecksum.pageLength)
    let place = Int(offset - start)
    guard let bytes, length >= 0, place + Int(length) <= PageChecksum.pageLength else {
      return SQLITE_IOERR
    }
    return withUnsafeTemporaryAllocation(byteCount: PageChecksum.pageLength, alignment: 8) { page in
      let code = pass(file) {
        $0.methods?.xRead?($0.file, page.baseAddress, Int32(PageChecksum.pageLength), start)
      }
      let verified = verified(code, page.baseAddress, Int32(PageChecksum.pageLength))
      if verified == SQLITE_OK, let source = page.baseAddress {
        bytes.copyMemory(from: source + place, byteCount: Int(length))
      }
      return verified
    }
  }

  private static func system(_ file: UnsafeMutablePointer<sqlite3_file>) -> SystemFile {
    SystemFile(file: CheckedSystem.system(behind: file))
  }

  /// Calls `body` with the system's file; returns SQLite's code.
  private static func pass(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ body: (SystemFile) -> Int32?
  ) -> Int32 {
    guard let file else { return SQLITE_MISUSE }
    return body(system(file)) ?? SQLITE_IOERR
  }

  /// The methods of version 2: with shared memory for the log, but without memory mapping, since
  /// mapped pages would not be verified.
  ///
  /// Initialized once, on first use.
  nonisolated(unsafe) private static let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    methods.initialize(to: sqlite3_io_methods())
    methods.pointee.iVersion = 2
    addContents(to: &methods.pointee)
    addProperties(to: &methods.pointee)
    addSharedMemory(to: &methods.pointee)
    return methods
  }()

  private static func addContents(to methods: inout sqlite3_io_methods) {
    methods.xClose = { file in PageFile.pass(file) { $0.close() } }
    methods.xRead = { file, bytes, length, offset in
      PageFile.read(file, bytes, length, offset)
    }
    methods.xWrite = { file, bytes, length, offset in
      // In place: the bytes belong to SQLite's cache, and nothing else uses the reserved ones.
      if let bytes, PageChecksum.isPageLength(Int(length)) {
        PageChecksum.set(in: UnsafeMutableRawPointer(mutating: bytes), Int(length))
      }
      return PageFile.pass(file) { system in
        bytes.map { system.write($0, Int(length), at: offset) }
      }
    }
    methods.xTruncate = { file, size in
      PageFile.pass(file) { $0.methods?.xTruncate?($0.file, size) }
    }
    methods.xSync = { file, flags in PageFile.pass(file) { $0.methods?.xSync?($0.file, flags) } }
    methods.xFileSize = { file, size in
      PageFile.pass(file) { $0.methods?.xFileSize?($0.file, size) }
    }
  }

  private static func addProperties(to methods: inout sqlite3_io_methods) {
    methods.xLock = { file, kind in PageFile.pass(file) { $0.methods?.xLock?($0.file, kind) } }
    methods.xUnlock = { file, kind in PageFile.pass(file) { $0.methods?.xUnlock?($0.file, kind) } }
    methods.xCheckReservedLock = { file, result in
      PageFile.pass(file) { $0.methods?.xCheckReservedLock?($0.file, result) }
    }
    methods.xFileControl = { file, operation, argument in
      PageFile.pass(file) { $0.methods?.xFileControl?($0.file, operation, argument) }
    }
    methods.xSectorSize = { file in
      guard let file else { return 0 }
      return PageFile.system(file).methods?.xSectorSize?(CheckedSystem.system(behind: file)) ?? 0
    }
    methods.xDeviceCharacteristics = { file in
      guard let file else { return 0 }
      let system = PageFile.system(file)
      let known = system.methods?.xDeviceCharacteristics?(system.file) ?? 0
      // SQLite's default anyway; without it, SQLite splits the pages that it writes to the log.
      return (known | SQLITE_IOCAP_POWERSAFE_OVERWRITE) & ~PageFile.readsParts
    }
  }

  private static func addSharedMemory(to methods: inout sqlite3_io_methods) {
    methods.xShmMap = { file, region, size, extends, address in
      PageFile.pass(file) { $0.methods?.xShmMap?($0.file, region, size, extends, address) }
    }
    methods.xShmLock = { file, offset, count, flags in
      PageFile.pass(file) { $0.methods?.xShmLock?($0.file, offset, count, flags) }
    }
    methods.xShmBarrier = { file in
      guard let file else { return }
      let system = PageFile.system(file)
      system.methods?.xShmBarrier?(system.file)
    }
    methods.xShmUnmap = { file, deletes in
      PageFile.pass(file) { $0.methods?.xShmUnmap?($0.file, deletes) }
    }
  }
}
