import DynamockSQLiteStorage
import DynamockStorage
import Synchronization
import TemporaryFiles
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("A store survives a crash of its process")
struct CrashTests {
  /// The number of keys that every write sets to its number; either all of them exist, or none
  /// does.
  private static let parts = 5

  @Test(
    "after kill -9 every acknowledged write is complete, and no other is partial",
    .timeLimit(.minutes(10)), arguments: SQLiteDurability.allCases, [false, true])
  func killed(_ durability: SQLiteDurability, isDedicated: Bool) async throws {
    let folder = TemporaryFolder()
    let ledger = "\(folder.path)/acknowledged"
    var known = 0
    for round in 0..<8 {
      ExitTestArguments.pass(
        folder.file, ledger, "\(round)", durability.rawValue, "\(isDedicated)")
      await #expect(processExitsWith: .signal(SIGKILL)) {
        try await CrashTests.writeUntilKilled(ExitTestArguments.received)
      }
      known = try check(folder.file, ledger, durability, atLeast: known)
    }
    #expect(known > 0)
  }

  @Test(
    "after kill -9 during copying of the log every acknowledged write exists",
    .timeLimit(.minutes(10)), arguments: [SQLiteDurability.normal, .full], [false, true])
  func killedWhileCopying(_ durability: SQLiteDurability, isDedicated: Bool) async throws {
    let folder = TemporaryFolder()
    let ledger = "\(folder.path)/acknowledged"
    var known = 0
    var mostCopied = 0
    // On a busy machine four processes in a row may be killed before their log is copied.
    for round in 0..<16 where round < 4 || mostCopied <= 1_000_000 {
      // The log is copied from 16 MB on; a write adds at least 40 KB.
      let size = contents(of: folder.file)?.count ?? 0
      let enough = Int.random(in: 420...900)
      ExitTestArguments.pass(
        folder.file, ledger, "\(round)", durability.rawValue, "\(isDedicated)", "\(enough)")
      await #expect(processExitsWith: .signal(SIGKILL)) {
        try await CrashTests.writeUntilKilled(ExitTestArguments.received, bulk: 8_000)
      }
      mostCopied = max(mostCopied, (contents(of: folder.file)?.count ?? 0) - size)
      known = try check(folder.file, ledger, durability, atLeast: known)
    }
    #expect(mostCopied > 1_000_000, "the log was never copied before the process died")
  }

  /// Writes from 16 threads, recording each acknowledged number, until the process is killed at a
  /// random moment, or after enough writes.
  /// - Parameter arguments: The file, the ledger, the round, the durability, whether the process
  ///   uses SQLite exclusively, and optionally the number of writes.
  private static func writeUntilKilled(_ arguments: [String], bulk: Int = 50) async throws {
    try #require(arguments.count >= 5)
    let (path, ledger) = (arguments[0], arguments[1])
    let round = try #require(Int(arguments[2]))
    let durability = try #require(SQLiteDurability(rawValue: arguments[3]))
    if arguments[4] == "true" { SQLiteProcess.dedicate() }
    let enough = arguments.count > 5 ? Int(arguments[5]) : nil
    let store = try SQLiteStorage(path: path, durability: durability)
    try await store.fill(Keyspace(0), [])
    let notes = open(ledger, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    let next = Atomic(round * 1_000_000)
    @Sendable func submit() {
      let number = next.add(1, ordering: .relaxed).newValue
      let bytes = withUnsafeBytes(of: UInt32(number).bigEndian) { [UInt8]($0) }
      store.write { writer throws(StorageError) -> WriteOutcome<Void> in
        for part in 0..<CrashTests.parts {
          // Some are large, so that a commit needs more than one write to the log.
          let value = bytes + [UInt8](repeating: 1, count: number % 10 == 0 ? 5_000 : bulk)
          try writer.put(value, for: bytes + [UInt8(part)], in: Keyspace(0))
        }
        return .commit(())
      } completion: { result in
        if case .success = result {
          _ = bytes.withUnsafeBytes { write(notes, $0.baseAddress, 4) }
        }
        submit()
      }
    }
    for _ in 0..<16 { submit() }
    if let enough {
      while next.load(ordering: .relaxed) < round * 1_000_000 + enough {
        try await Task.sleep(for: .microseconds(200))
      }
    } else {
      try await Task.sleep(for: .microseconds(Int.random(in: 500...120_000)))
    }
    kill(getpid(), SIGKILL)
  }

  /// Compares the store with the acknowledged writes; returns the number of writes found.
  private func check(
    _ path: String, _ ledger: String, _ durability: SQLiteDurability, atLeast known: Int
  ) throws -> Int {
    let notes = contents(of: ledger) ?? []
    let acknowledged = stride(from: 0, to: notes.count, by: 4).map { Array(notes[$0..<$0 + 4]) }
    let store = try SQLiteStorage(path: path, durability: durability)
    var found: [[UInt8]: Int] = [:]
    try store.read { reader throws(StorageError) in
      try reader.scan(Keyspace(0), .all, .ascending) { key, value in
        if Array(value.prefix(4)) == Array(key.prefix(4)) {
          found[Array(key.prefix(4)), default: 0] += 1
        }
        return .next
      }
    }
    #expect(found.values.allSatisfy { $0 == Self.parts })
    #expect(acknowledged.allSatisfy { found[$0] != nil })
    #expect(found.count >= known && found.count >= acknowledged.count)
    try store.close()
    #expect(RawDatabase(path).run("PRAGMA integrity_check") == ["ok"])
    return found.count
  }
}
