import CSQLite
import Testing

@testable import DynamockSQLiteStorage

@Suite("A log whose deferred writes fail")
struct LostFramesTests {
  private static let page = [UInt8](repeating: 7, count: 512)
  private static let head = [UInt8](repeating: 0, count: 24)

  /// SQLite counts deferred frames as written, so a commit after lost ones would leave a gap; after
  /// undoing the transaction SQLite writes it again from its start.
  @Test(
    "accepts no frame after lost ones, and all frames again from the start of their transaction")
  func gap() {
    let file = UnsafeMutablePointer<FailingFile>.allocate(capacity: 1)
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    defer {
      file.deallocate()
      methods.deallocate()
    }
    methods.initialize(to: FailingFile.methods)
    file.initialize(to: FailingFile())
    file.pointee.base.pMethods = UnsafePointer(methods)
    let system = SystemFile(
      file: UnsafeMutableRawPointer(file).assumingMemoryBound(to: sqlite3_file.self))
    var log = BufferedLog()
    let header = [UInt8](repeating: 1, count: 32)
    #expect(log.write(header, 32, at: 0, system) == SQLITE_OK)
    #expect(add(pages: 3, to: &log, at: 32, system) == SQLITE_OK)
    #expect(file.pointee.writes == 1, "what no commit has ended is kept back")

    file.pointee.isFull = true
    let behind = 32 + 3 * 536
    #expect(
      add(pages: 1, endingTransaction: true, to: &log, at: Int64(behind), system) == SQLITE_FULL)
    file.pointee.isFull = false
    let further = Int64(behind + 536)
    #expect(log.write(Self.head, 24, at: further, system) == SQLITE_IOERR)
    #expect(log.write(Self.page, 512, at: further + 24, system) == SQLITE_IOERR)
    #expect(file.pointee.writes == 1)

    #expect(log.write(Self.page, 512, at: 56, system) == SQLITE_IOERR, "no page without its header")
    #expect(add(pages: 1, endingTransaction: true, to: &log, at: 32, system) == SQLITE_OK)
    #expect(file.pointee.writes > 1)
    #expect(file.pointee.cuts == [32], "nothing of the lost transaction follows the new one")
  }

  private func add(
    pages: Int, endingTransaction: Bool = false, to log: inout BufferedLog, at offset: Int64,
    _ system: SystemFile
  ) -> Int32 {
    var code = SQLITE_OK
    for position in 0..<pages where code == SQLITE_OK {
      var head = Self.head
      if endingTransaction, position == pages - 1 { head[7] = 1 }
      let start = offset + Int64(position * 536)
      code = log.write(head, 24, at: start, system)
      if code == SQLITE_OK { code = log.write(Self.page, 512, at: start + 24, system) }
    }
    return code
  }
}

/// A file that reports a full disk on request, with SQLite's own data before ours.
private struct FailingFile {
  var base = sqlite3_file()
  var isFull = false
  var writes = 0
  var cuts: [Int64] = []

  static var methods: sqlite3_io_methods {
    var methods = sqlite3_io_methods()
    methods.xWrite = { file, _, _, _ in
      guard let file else { return SQLITE_MISUSE }
      return UnsafeMutableRawPointer(file).withMemoryRebound(to: FailingFile.self, capacity: 1) {
        if $0.pointee.isFull { return SQLITE_FULL }
        $0.pointee.writes += 1
        return SQLITE_OK
      }
    }
    methods.xTruncate = { file, size in
      guard let file else { return SQLITE_MISUSE }
      return UnsafeMutableRawPointer(file).withMemoryRebound(to: FailingFile.self, capacity: 1) {
        $0.pointee.cuts.append(size)
        return SQLITE_OK
      }
    }
    return methods
  }
}
