import CChecksum
import DynamockStorage
import SeededRandom
import TemporaryFiles
import Testing

@testable import DynamockSQLiteStorage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("Pages have checksums, which are verified when they are read")
struct ChecksumTests {
  private let keyspace = Keyspace(3)
  private static let keys = (0..<200).map { UInt8($0) }

  private func value(_ key: UInt8) -> [UInt8] {
    [UInt8](repeating: key, count: 300 + Int(key) * 40)
  }

  private func filledStore(_ folder: TemporaryFolder) async throws -> SQLiteStorage {
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, Self.keys.map { ([$0], value($0)) }, label: "Music")
    return store
  }

  @Test("every page of a closed file has a correct checksum in its last four bytes")
  func everyPage() async throws {
    let folder = TemporaryFolder()
    try await filledStore(folder).close()
    let bytes = try #require(contents(of: folder.file))
    #expect(bytes[20] == 4, "the reserved bytes in the header: sqlite-file-format, 1.3.4")
    for start in stride(from: 0, to: bytes.count, by: 4_096) {
      let page = Array(bytes[start..<start + 4_096])
      let isSound = page.withUnsafeBytes { page in
        page.baseAddress.map { PageChecksum.isSound($0, 4_096) }
      }
      #expect(isSound == true, "\(start)")
    }
  }

  @Test("the checksum is a CRC-32, with and without the processor's instructions")
  func algorithm() {
    // In Python: zlib.crc32(b"a" * 508 + bytes(4)).
    let expected: UInt32 = 0x758D_4A08
    for isAccelerated in [dynamock_crc32_is_supported(), 0] {
      var page = [UInt8](repeating: UInt8(ascii: "a"), count: 512)
      #expect(dynamock_crc32_page(page, 512, isAccelerated) == expected)
      page[511] ^= 1
      #expect(dynamock_crc32_page(page, 512, isAccelerated) == expected, "its own place")
      page[0] ^= 1
      #expect(dynamock_crc32_page(page, 512, isAccelerated) != expected)
    }
  }

  /// SQLite reads the later pages of long values past its cache, if it is built that way.
  @Test("every page of a long value is verified", arguments: [0, 1, 5, 9])
  func longValue(_ page: Int) async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    var generator = SeededGenerator(seed: 45)
    let long = (0..<45_000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    try await store.fill(keyspace, [([1], long), ([2], [2])])
    try store.close()
    var bytes = try #require(contents(of: folder.file))
    let part = Array(long[(1_000 + page * 4_088)..<(1_400 + page * 4_088)])
    let place = try #require(bytes.firstRange(of: part)?.lowerBound)
    bytes[place + 200] ^= 1
    write(bytes, to: folder.file)
    let again = try SQLiteStorage(path: folder.file)
    let error = #expect(throws: StorageError.self) { try again.value([1], keyspace) }
    #expect(error?.code == .damaged)
    #expect(try again.value([2], keyspace) == [2])
    try again.close()
  }

  @Test("a damaged value is an error with its place, and the others can be read")
  func damagedValue() async throws {
    let folder = TemporaryFolder()
    try await filledStore(folder).close()
    // In an overflow page of the largest value: no other entry uses that page.
    var bytes = try #require(contents(of: folder.file))
    let run = [UInt8](repeating: 199, count: 3_000)
    let place = try #require(bytes.firstRange(of: run)?.lowerBound)
    bytes[place + 350] ^= 4
    write(bytes, to: folder.file)
    let store = try SQLiteStorage(path: folder.file)
    let error = #expect(throws: StorageError.self) { try store.value([199], keyspace) }
    #expect(error?.code == .damaged)
    #expect(error?.place == StorageError.Place(keyspace, [199], isBeyondKey: false))
    #expect(error?.message.contains("the checksum of a page is wrong") == true)
    #expect(error?.message.contains("dynamock check") == true)
    #expect(try store.value([0], keyspace) == value(0))
    let scanned = #expect(throws: StorageError.self) {
      try store.read { reader throws(StorageError) in
        try reader.scan(keyspace, .all, .ascending) { _, _ in .next }
      }
    }
    #expect(scanned?.place == StorageError.Place(keyspace, [198], isBeyondKey: true))
    try store.close()
  }

  @Test("a page of the log is verified too")
  func damagedLog() async throws {
    let folder = TemporaryFolder()
    let store = try await filledStore(folder)
    let log = try #require(contents(of: folder.file + "-wal"))
    let run = [UInt8](repeating: 199, count: 3_000)
    let place = try #require(log.firstRange(of: run)?.lowerBound)
    try flip(folder.file + "-wal", at: place + 350)
    let error = #expect(throws: StorageError.self) { try store.value([199], keyspace) }
    #expect(error?.code == .damaged)
    // Nothing damaged is copied into the file.
    #expect(throws: StorageError.self) { try store.close() }
  }

  @Test("a log that is damaged before its last transaction is not opened, which would lose writes")
  func lostTransactions() async throws {
    let folder = TemporaryFolder()
    let store = try await filledStore(folder)
    try await store.fill(keyspace, [([250], [1])])
    let copy = TemporaryFolder()
    for end in ["", "-wal"] { write(contents(of: folder.file + end) ?? [], to: copy.file + end) }
    let log = try #require(contents(of: copy.file + "-wal"))
    let place = try #require(log.firstRange(of: [UInt8](repeating: 150, count: 700))?.lowerBound)
    try flip(copy.file + "-wal", at: place)
    let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: copy.file) }
    #expect(error?.code == .damaged)
    #expect(error?.message.contains("cannot be opened without losing writes") == true)
    do {
      let check = try SQLiteFileCheck(path: copy.file)
      #expect(try check.structuralDefects().contains { $0.contains("the log next to the file") })
    }
    // The way out that the message names.
    #expect(RawDatabase(copy.file).run("PRAGMA wal_checkpoint(TRUNCATE)") == ["0"])
    let opened = try SQLiteStorage(path: copy.file)
    #expect(try opened.value([250], keyspace) == nil)
    try opened.close()
    try store.close()
  }

  /// Places of the header, of 100 bytes: the kind of the file, the page size and the constants after
  /// it, the format, the application ([sqlite-file-format], 1.3).
  @Test(
    "a file whose kind or format is damaged is damaged, not foreign or newer",
    arguments: [0, 15, 16, 17, 20, 21, 22, 23, 60, 63, 68, 71])
  func damagedIdentity(_ place: Int) async throws {
    let folder = TemporaryFolder()
    try await filledStore(folder).close()
    try flip(folder.file, at: place)
    let opening = #expect(throws: StorageError.self) { try SQLiteStorage(path: folder.file) }
    let checking = #expect(throws: StorageError.self) { try SQLiteFileCheck(path: folder.file) }
    for error in [opening, checking] {
      #expect(error?.code == .damaged)
      #expect(error?.message.contains("first remove \"\(folder.file)-wal\"") == true)
    }
  }

  /// SQLite takes a log with such a header for an empty one.
  @Test(
    "a log without a correct header is not opened, and the message's way out works",
    arguments: [0..<512, 0..<4, 16..<24, 28..<32, 8..<12])
  func damagedLogHeader(_ range: Range<Int>) async throws {
    let folder = TemporaryFolder()
    let store = try await filledStore(folder)
    try await store.fill(keyspace, [([250], [1])])
    let copy = TemporaryFolder()
    var log = try #require(contents(of: folder.file + "-wal"))
    for place in range { log[place] = 0 }
    write(try #require(contents(of: folder.file)), to: copy.file)
    write(log, to: copy.file + "-wal")
    let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: copy.file) }
    #expect(error?.code == .damaged)
    #expect(error?.message.contains("is damaged at its header") == true, "\(error?.message ?? "")")
    #expect(contents(of: copy.file + "-wal") == log)
    do {
      let check = try SQLiteFileCheck(path: copy.file)
      #expect(try check.structuralDefects().contains { $0.contains("damaged at its header") })
    }
    #expect(RawDatabase(copy.file).run("PRAGMA wal_checkpoint(TRUNCATE)") == ["0"])
    try SQLiteStorage(path: copy.file).close()
    try store.close()
  }

  /// The header is written before any frame, and at once.
  @Test(
    "a log that a process has left in the middle of its header or first frame is opened",
    arguments: [0, 1, 31, 32, 33, 56, 500, 4_151])
  func shortLog(_ length: Int) async throws {
    let folder = TemporaryFolder()
    let store = try await filledStore(folder)
    let log = try #require(contents(of: folder.file + "-wal"))
    try store.close()
    write(Array(log.prefix(length)), to: folder.file + "-wal")
    let opened = try SQLiteStorage(path: folder.file)
    for key in Self.keys { #expect(try opened.value([key], keyspace) == value(key)) }
    try opened.close()
  }

  @Test("each defect that SQLite finds in its trees is one line")
  func oneLine() async throws {
    let folder = TemporaryFolder()
    try await filledStore(folder).close()
    var bytes = try #require(contents(of: folder.file))
    for start in stride(from: 3 * 4_096, to: bytes.count, by: 4_096) {
      // Free bytes of a page, which SQLite counts.
      bytes[start + 7] = 77
      bytes.withUnsafeMutableBytes { bytes in
        if let page = bytes.baseAddress { PageChecksum.set(in: page + start, 4_096) }
      }
    }
    write(bytes, to: folder.file)
    let defects = try SQLiteFileCheck(path: folder.file).structuralDefects()
    #expect(defects.count > 1)
    #expect(!defects.contains { $0.contains("\n") || $0.contains("***") }, "\(defects)")
  }

  @Test("a backup by another program is a store")
  func backup() async throws {
    let folder = TemporaryFolder()
    let store = try await filledStore(folder)
    RawDatabase(folder.file).backUp(to: "\(folder.path)/copy.db")
    try store.close()
    let copy = try SQLiteStorage(path: "\(folder.path)/copy.db")
    for key in Self.keys { #expect(try copy.value([key], keyspace) == value(key)) }
    try copy.close()
  }

  private func flip(_ path: String, at offset: Int) throws {
    let descriptor = open(path, O_RDWR)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var byte: UInt8 = 0
    try #require(pread(descriptor, &byte, 1, off_t(offset)) == 1)
    byte ^= 0x10
    try #require(pwrite(descriptor, &byte, 1, off_t(offset)) == 1)
  }
}
