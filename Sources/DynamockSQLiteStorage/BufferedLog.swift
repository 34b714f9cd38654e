import CSQLite

/// The write-ahead log, in which the frames of a transaction are written together.
///
/// SQLite alone writes each frame in two calls of the system, its head and its page, and that is most
/// of what a commit costs. Kept back are frames that nobody else may see yet: the last frame of a
/// transaction, whose head says so (sqlite.org/fileformat2.html, 4.1), takes all of them along before
/// SQLite tells anyone of the commit. A frame that SQLite writes over another one, as it may in a
/// large transaction, is never kept back, and nothing is from a read, a sync or a cut.
///
/// Lies at the start of the memory that SQLite reserves for a file; the system's file comes behind.
struct BufferedLog {
  /// What SQLite sees.
  private var file = sqlite3_file()
  /// What is to be written at `start`.
  private var buffer: UnsafeMutableRawPointer?
  private var start: Int64 = 0
  private var count = 0
  /// Where the frames of this round of the log end, as far as is known; what is kept back counts.
  private var end: Int64 = 0
  /// Whether the last thing kept back is the head of a frame whose page is to come.
  private var awaitsPage = false
  /// Whether the frame that is under way ends a transaction.
  private var endsTransaction = false
  /// Where frames should be that could not be written, until SQLite begins there anew.
  private var gap: Int64?

  /// SQLite's writing for Unix cuts a write at this length into several (`seekAndWriteFd`).
  private static let capacity = 0x1FFFF
  private static let headOfLog = 32
  private static let headOfFrame = 24

  /// Makes a log of memory that SQLite has reserved for it; the system's file is open already.
  static func begin(in memory: UnsafeMutablePointer<sqlite3_file>) {
    UnsafeMutableRawPointer(memory).bindMemory(to: BufferedLog.self, capacity: 1)
      .initialize(to: BufferedLog())
    memory.pointee.pMethods = UnsafePointer(methods)
  }

  /// The system's file, behind the memory of ours.
  static func system(
    behind file: UnsafeMutablePointer<sqlite3_file>
  ) -> UnsafeMutablePointer<sqlite3_file> {
    UnsafeMutableRawPointer(file).advanced(by: MemoryLayout<BufferedLog>.stride)
      .assumingMemoryBound(to: sqlite3_file.self)
  }

  // MARK: Writing

  /// Takes a write in; SQLite's code.
  mutating func write(
    _ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64, _ system: SystemFile
  ) -> Int32 {
    // SQLite takes frames that were kept back for written. Behind them it may go on only from where the
    // transaction began, as it does when that is undone: else a commit would have a hole.
    if let gap {
      guard offset <= gap else { return SQLITE_IOERR }
      self.gap = nil
    }
    let isHead = length == Self.headOfFrame
    guard offset == end, isHead != awaitsPage else {
      return writeThrough(bytes, length, at: offset, system)
    }
    if count + length > Self.capacity {
      let code = flush(system)
      // A page that is longer than the buffer follows its head by itself.
      guard code == SQLITE_OK, isHead else {
        return code == SQLITE_OK ? writeThrough(bytes, length, at: offset, system) : code
      }
    }
    keepBack(bytes, length, at: offset)
    awaitsPage = isHead
    if isHead {
      endsTransaction = bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self) != 0
      return SQLITE_OK
    }
    return endsTransaction ? flush(system) : SQLITE_OK
  }

  private mutating func keepBack(_ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64) {
    let buffer = buffer ?? .allocate(byteCount: Self.capacity, alignment: 16)
    self.buffer = buffer
    if count == 0 { start = offset }
    buffer.advanced(by: count).copyMemory(from: bytes, byteCount: length)
    count += length
    end += Int64(length)
  }

  private mutating func writeThrough(
    _ bytes: UnsafeRawPointer, _ length: Int, at offset: Int64, _ system: SystemFile
  ) -> Int32 {
    let code = flush(system)
    guard code == SQLITE_OK else { return code }
    let startsAnew = offset == 0 && length == Self.headOfLog
    end = startsAnew ? Int64(length) : max(end, offset + Int64(length))
    return system.write(bytes, length, at: offset)
  }

  /// Writes what was kept back; SQLite's code.
  ///
  /// What cannot be written is given up, and the transaction with it.
  private mutating func flush(_ system: SystemFile) -> Int32 {
    awaitsPage = false
    guard count > 0, let buffer else { return SQLITE_OK }
    defer { count = 0 }
    let code = system.write(buffer, count, at: start)
    if code != SQLITE_OK { gap = start }
    return code
  }

  // MARK: What SQLite calls

  /// Runs `body` on the system's file, with nothing kept back from it.
  private static func flushed(
    _ file: UnsafeMutablePointer<sqlite3_file>?,
    _ body: (SystemFile) -> Int32?
  ) -> Int32 {
    guard let file else { return SQLITE_MISUSE }
    let system = SystemFile(file: Self.system(behind: file))
    let code = log(of: file).pointee.flush(system)
    return code == SQLITE_OK ? body(system) ?? SQLITE_IOERR : code
  }

  private static func log(
    of file: UnsafeMutablePointer<sqlite3_file>
  ) -> UnsafeMutablePointer<BufferedLog> {
    UnsafeMutableRawPointer(file).assumingMemoryBound(to: BufferedLog.self)
  }

  /// Of the first version: a log is neither mapped nor shared.
  ///
  /// Written once, when it is first asked for.
  nonisolated(unsafe) private static let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    methods.initialize(to: sqlite3_io_methods())
    methods.pointee.iVersion = 1
    addContents(to: &methods.pointee)
    addProperties(to: &methods.pointee)
    return methods
  }()

  private static func addContents(to methods: inout sqlite3_io_methods) {
    methods.xClose = { file in
      guard let file else { return SQLITE_MISUSE }
      // No transaction that has ended is kept back.
      BufferedLog.log(of: file).pointee.buffer?.deallocate()
      return SystemFile(file: BufferedLog.system(behind: file)).close()
    }
    methods.xRead = { file, bytes, length, offset in
      BufferedLog.flushed(file) { $0.methods?.xRead?($0.file, bytes, length, offset) }
    }
    methods.xWrite = { file, bytes, length, offset in
      guard let file, let bytes else { return SQLITE_MISUSE }
      let system = SystemFile(file: BufferedLog.system(behind: file))
      return BufferedLog.log(of: file).pointee.write(bytes, Int(length), at: offset, system)
    }
    methods.xTruncate = { file, size in
      BufferedLog.flushed(file) { $0.methods?.xTruncate?($0.file, size) }
    }
    methods.xSync = { file, flags in
      BufferedLog.flushed(file) { $0.methods?.xSync?($0.file, flags) }
    }
    methods.xFileSize = { file, size in
      BufferedLog.flushed(file) { $0.methods?.xFileSize?($0.file, size) }
    }
  }

  private static func addProperties(to methods: inout sqlite3_io_methods) {
    methods.xLock = { file, kind in
      BufferedLog.flushed(file) { $0.methods?.xLock?($0.file, kind) }
    }
    methods.xUnlock = { file, kind in
      BufferedLog.flushed(file) { $0.methods?.xUnlock?($0.file, kind) }
    }
    methods.xCheckReservedLock = { file, result in
      BufferedLog.flushed(file) { $0.methods?.xCheckReservedLock?($0.file, result) }
    }
    methods.xFileControl = { file, operation, argument in
      BufferedLog.flushed(file) { $0.methods?.xFileControl?($0.file, operation, argument) }
    }
    methods.xSectorSize = { file in
      guard let file else { return 0 }
      let system = SystemFile(file: BufferedLog.system(behind: file))
      return system.methods?.xSectorSize?(system.file) ?? 0
    }
    methods.xDeviceCharacteristics = { file in
      guard let file else { return 0 }
      let system = SystemFile(file: BufferedLog.system(behind: file))
      return system.methods?.xDeviceCharacteristics?(system.file) ?? 0
    }
  }
}
