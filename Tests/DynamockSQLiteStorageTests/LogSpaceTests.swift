import DynamockStorage
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

@Suite("A log whose commits wait for the disk is extended ahead")
struct LogSpaceTests {
  private static let keyspace = Keyspace(0)
  private static let frame = 24 + 4_096

  /// Returns the log, and the end of the part of it that is not zeros.
  private static func log(of path: String) throws -> (bytes: [UInt8], end: Int) {
    let bytes = try #require(contents(of: path + "-wal"))
    let last = bytes.lastIndex { $0 != 0 } ?? -1
    // A page may end with zeros.
    let frames = (max(last + 1, 32) - 32 + frame - 1) / frame
    return (bytes, 32 + frames * frame)
  }

  @Test("by a step of zeros behind the frames, and not if they do not wait")
  func step() async throws {
    for durability in SQLiteDurability.allCases {
      let folder = TemporaryFolder()
      let store = try SQLiteStorage(path: folder.file, durability: durability)
      try await store.fill(Self.keyspace, [([0], [0])])
      let first = try Self.log(of: folder.file)
      #expect(first.bytes.count - first.end == (durability == .full ? LogSpace.step : 0))
      try await store.fill(Self.keyspace, [([1], [1])])
      let second = try Self.log(of: folder.file)
      #expect(second.end > first.end)
      if durability == .full { #expect(second.bytes.count == first.bytes.count) }
      try store.close()
      #expect(folder.names == ["store.db"], "a closed store has no log")
      #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
    }
  }

  @Test("and by another step when the frames reach its end")
  func nextStep() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file, durability: .full)
    let value = [UInt8](repeating: 1, count: 300_000)
    for key in 0..<UInt8(5) { try await store.fill(Self.keyspace, [([key], value)]) }
    let log = try Self.log(of: folder.file)
    #expect(log.bytes.count > log.end)
    #expect(log.bytes.count <= log.end + LogSpace.step)
    for key in 0..<UInt8(5) { #expect(try store.value([key], Self.keyspace) == value) }
    try store.close()
  }

  @Test(
    "which a killed process leaves, and every program recovers",
    arguments: SQLiteDurability.allCases)
  func killed(_ next: SQLiteDurability) async throws {
    let folder = TemporaryFolder()
    ExitTestArguments.pass(folder.file)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let path = try #require(ExitTestArguments.received.first)
      let store = try SQLiteStorage(path: path, durability: .full)
      for key in 0..<UInt8(20) {
        try await store.fill(Self.keyspace, [([key], [UInt8](repeating: key, count: 2_000))])
      }
      kill(getpid(), SIGKILL)
    }
    let left = try Self.log(of: folder.file)
    #expect(left.bytes.count > left.end)
    #expect(LogDamage(ofLogNextTo: folder.file) == nil)
    #expect(try SQLiteFileCheck(path: folder.file).structuralDefects() == [])
    let copy = copied(folder, log: left.bytes)
    #expect(RawDatabase(copy.file).run("SELECT count(*) FROM _keyspace_0") == ["20"])
    #expect(copy.names == ["store.db"])

    let store = try SQLiteStorage(path: folder.file, durability: next)
    try await store.fill(Self.keyspace, [([100], [100])])
    #expect(try Self.log(of: folder.file).end > left.end, "the next frames are in the same log")
    let after = copied(folder, log: try Self.log(of: folder.file).bytes)
    #expect(RawDatabase(after.file).run("SELECT count(*) FROM _keyspace_0") == ["21"])
    #expect(LogDamage(ofLogNextTo: folder.file) == nil)
    try store.close()
    #expect(folder.names == ["store.db"])
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }

  @Test("also if it was not before")
  func earlierLog() async throws {
    let folder = TemporaryFolder()
    let copy = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file, durability: .normal)
    try await store.fill(Self.keyspace, [([0], [0]), ([1], [1])])
    let before = try Self.log(of: folder.file)
    #expect(before.bytes.count == before.end)
    for end in ["", "-wal"] { write(contents(of: folder.file + end) ?? [], to: copy.file + end) }
    try store.close()
    let again = try SQLiteStorage(path: copy.file, durability: .full)
    try await again.fill(Self.keyspace, [([2], [2])])
    let log = try Self.log(of: copy.file)
    #expect(log.bytes.count - log.end == LogSpace.step)
    for key in 0..<UInt8(3) { #expect(try again.value([key], Self.keyspace) == [key]) }
    try again.close()
  }

  @Test("and damage before the zeros is found, which are none themselves")
  func damage() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file, durability: .full)
    for key in 0..<UInt8(5) { try await store.fill(Self.keyspace, [([key], [key])]) }
    let (log, end) = try Self.log(of: folder.file)
    func damage(at places: Range<Int>) -> LogDamage? {
      var changed = log
      for place in places { changed[place] = 0 }
      let copy = copied(folder, log: changed)
      return withExtendedLifetime(copy) { LogDamage(ofLogNextTo: copy.file) }
    }
    #expect(damage(at: 0..<0) == nil)
    #expect(damage(at: 32..<32 + Self.frame)?.frame == 1)
    #expect(damage(at: 32 + Self.frame..<32 + 2 * Self.frame)?.frame == 2)
    #expect(damage(at: 0..<32)?.frame == 0, "a header")
    #expect(damage(at: end - Self.frame..<end) == nil, "a transaction that was not written")
    #expect(damage(at: 0..<end) == nil, "no frame is left")
    try store.close()
  }

  @Test("and another program's frames, which follow, are kept")
  func otherProgram() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file, durability: .full)
    try await store.fill(Self.keyspace, [([0], [0])])
    let other = RawDatabase(folder.file, setsChecksums: true)
    #expect(other.run("CREATE TABLE other (text)") == [])
    let text = String(repeating: "x", count: 2_000)
    for round in 0..<UInt8(150) {
      for _ in 0..<3 { #expect(other.run("INSERT INTO other VALUES ('\(text)')") == []) }
      try await store.fill(Self.keyspace, [([round], [round])])
    }
    #expect(other.run("SELECT count(*) FROM other") == ["450"])
    for round in 0..<UInt8(150) { #expect(try store.value([round], Self.keyspace) == [round]) }
    try store.close()
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }

  @Test("unless the disk has no room, where it gets its length back and writes go on")
  func fullDisk() async throws {
    let folder = TemporaryFolder()
    ExitTestArguments.pass(folder.file)
    await #expect(processExitsWith: .success) {
      let path = try #require(ExitTestArguments.received.first)
      let store = try SQLiteStorage(path: path, durability: .full)
      // Less than a step fits behind the first frames.
      let before = FileSizeLimit.set(bytes: 600_000)
      try await store.fill(Self.keyspace, [([0], [0])])
      let first = try Self.log(of: path)
      #expect(first.bytes.count == first.end)
      try await store.fill(Self.keyspace, [([1], [1])])
      let second = try Self.log(of: path)
      #expect(second.bytes.count == second.end)
      #expect(second.end > first.end)
      let large = [UInt8](repeating: 1, count: 700_000)
      await #expect(throws: StorageError.self) {
        try await store.fill(Self.keyspace, [([2], large)])
      }
      try await store.fill(Self.keyspace, [([3], [3])])
      FileSizeLimit.set(bytes: before)
      try await store.fill(Self.keyspace, [([2], [2])])
      #expect(LogDamage(ofLogNextTo: path) == nil)
      for key in 0..<UInt8(4) { #expect(try store.value([key], Self.keyspace) == [key]) }
      try store.close()
    }
    #expect(folder.names == ["store.db"])
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }

  /// Copies a file, next to a log.
  private func copied(_ folder: TemporaryFolder, log: [UInt8]) -> TemporaryFolder {
    let copy = TemporaryFolder()
    write(contents(of: folder.file) ?? [], to: copy.file)
    write(log, to: copy.file + "-wal")
    return copy
  }
}
