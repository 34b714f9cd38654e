import CSQLite

// What SQLite calls: a log is a file of its file system interface.

extension BufferedLog {
  /// Creates a log in memory that SQLite has reserved for it, after the system's file was opened.
  static func begin(in memory: UnsafeMutablePointer<sqlite3_file>) {
    UnsafeMutableRawPointer(memory).bindMemory(to: BufferedLog.self, capacity: 1)
      .initialize(to: BufferedLog())
    memory.pointee.pMethods = UnsafePointer(methods)
  }

  /// Extends the log ahead of its frames, for a connection whose commits wait for the disk.
  static func keepAhead(_ file: UnsafeMutablePointer<sqlite3_file>) {
    guard file.pointee.pMethods == UnsafePointer(methods) else { return }
    log(of: file).pointee.space.isAhead = true
  }

  /// Runs `body` on the system's file, after flushing the buffer.
  private static func flushed(
    _ file: UnsafeMutablePointer<sqlite3_file>?,
    _ body: (SystemFile) -> Int32?
  ) -> Int32 {
    guard let file else { return SQLITE_MISUSE }
    let system = SystemFile(file: CheckedSystem.system(behind: file))
    let code = log(of: file).pointee.flush(system)
    return code == SQLITE_OK ? body(system) ?? SQLITE_IOERR : code
  }

  private static func log(
    of file: UnsafeMutablePointer<sqlite3_file>
  ) -> UnsafeMutablePointer<BufferedLog> {
    UnsafeMutableRawPointer(file).assumingMemoryBound(to: BufferedLog.self)
  }

  /// The methods of version 1, since a log is neither mapped nor shared.
  ///
  /// Initialized once, on first use.
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
      BufferedLog.log(of: file).pointee.releaseBuffer()
      BufferedLog.log(of: file).deinitialize(count: 1)
      return SystemFile(file: CheckedSystem.system(behind: file)).close()
    }
    methods.xRead = { file, bytes, length, offset in
      guard let file else { return SQLITE_MISUSE }
      let system = SystemFile(file: CheckedSystem.system(behind: file))
      return BufferedLog.log(of: file).pointee.read(bytes, length, at: offset, system)
    }
    methods.xWrite = { file, bytes, length, offset in
      guard let file, let bytes else { return SQLITE_MISUSE }
      let system = SystemFile(file: CheckedSystem.system(behind: file))
      return BufferedLog.log(of: file).pointee.write(bytes, Int(length), at: offset, system)
    }
    methods.xTruncate = { file, size in
      guard let file else { return SQLITE_MISUSE }
      let system = SystemFile(file: CheckedSystem.system(behind: file))
      return BufferedLog.log(of: file).pointee.truncate(system, to: size)
    }
    methods.xSync = { file, flags in
      guard let file else { return SQLITE_MISUSE }
      let system = SystemFile(file: CheckedSystem.system(behind: file))
      return BufferedLog.log(of: file).pointee.sync(system, flags)
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
      let system = SystemFile(file: CheckedSystem.system(behind: file))
      return system.methods?.xSectorSize?(system.file) ?? 0
    }
    methods.xDeviceCharacteristics = { file in
      guard let file else { return 0 }
      let system = SystemFile(file: CheckedSystem.system(behind: file))
      return system.methods?.xDeviceCharacteristics?(system.file) ?? 0
    }
  }
}
