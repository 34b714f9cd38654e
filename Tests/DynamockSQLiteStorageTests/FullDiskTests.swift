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

@Suite("A full disk has no partial effect")
struct FullDiskTests {
  private let keyspace = Keyspace(0)
  private static let large = [UInt8](repeating: 9, count: 100_000)

  /// Returns a store of at most some 60 pages.
  private func smallStore(
    _ folder: TemporaryFolder
  ) async throws -> SQLiteStorage {
    let store = try SQLiteStorage(
      path: folder.file, durability: .normal, writerSettings: "PRAGMA max_page_count = 60")
    try await store.fill(keyspace, [([0], [0])])
    return store
  }

  @Test("a write that fills the disk fails with the reason and changes nothing")
  func middle() async throws {
    let folder = TemporaryFolder()
    let store = try await smallStore(folder)
    let error = await #expect(throws: StorageError.self) {
      try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
        try writer.put([1], for: [0], in: keyspace)
        for key in 0..<UInt8(9) { try writer.put(Self.large, for: [1, key], in: keyspace) }
        return .commit(())
      }
    }
    #expect(error?.code == .full)
    #expect(error?.message.contains("free some space") == true)
    #expect(try store.value([0], keyspace) == [0])
    #expect(try store.value([1, 0], keyspace) == nil)
    try await store.fill(keyspace, [([2], [2])])
    #expect(try store.value([2], keyspace) == [2])
    try store.close()
    #expect(RawDatabase(folder.file).run("PRAGMA integrity_check") == ["ok"])
  }

  @Test("when the disk fills up, the log is copied into the file as far as there is space")
  func logIsCopied() async throws {
    let folder = TemporaryFolder()
    let store = try await smallStore(folder)
    for key in 0..<UInt8(40) {
      try await store.fill(keyspace, [([3, key], [UInt8](repeating: key, count: 2_000))])
    }
    let before = contents(of: folder.file)?.count ?? 0
    #expect(commitsInLog(of: folder.file) > 0)
    await #expect(throws: StorageError.self) {
      try await store.fill(keyspace, [([4], Self.large + Self.large + Self.large)])
    }
    // This is read after the writer's turn.
    try await store.fill(keyspace, [([5], [5])])
    #expect((contents(of: folder.file)?.count ?? 0) > before + 40_000)
    #expect(try store.value([5], keyspace) == [5])
    try store.close()
  }

  @Test("a body that hides the error of a full disk does not commit the rest")
  func hidden() async throws {
    let folder = TemporaryFolder()
    let store = try await smallStore(folder)
    await #expect(throws: StorageError.self) {
      try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
        try writer.put([1], for: [0], in: keyspace)
        for key in 0..<UInt8(9) { try? writer.put(Self.large, for: [1, key], in: keyspace) }
        try? writer.put([3], for: [3], in: keyspace)
        return .commit(())
      }
    }
    #expect(try store.value([0], keyspace) == [0])
    #expect(try store.value([3], keyspace) == nil)
    try store.close()
  }

  @Test("acknowledged writes of a group are stored, failed ones are not")
  func group() async throws {
    let folder = TemporaryFolder()
    let store = try await smallStore(folder)
    let gate = await WriteGate(store)
    let answers = Answers()
    for number in 0..<30 {
      answers.submit(number, to: store) { [keyspace] writer throws(StorageError) in
        try writer.put([UInt8(number)], for: [1, UInt8(number)], in: keyspace)
        if number % 10 == 5 {
          for part in 0..<UInt8(4) {
            try writer.put(Self.large, for: [2, UInt8(number), part], in: keyspace)
          }
        }
        return .commit(number)
      }
    }
    gate.open()
    let results = try await answers.wait(for: 30)
    #expect(results.map(\.name) == Array(0..<30))
    for (number, result) in results {
      let value = try store.value([1, UInt8(number)], keyspace)
      switch result {
      case .success:
        #expect(value == [UInt8(number)])
        #expect(number % 10 != 5)
      case .failure(let error):
        #expect(value == nil)
        #expect(error.code == .full)
      }
    }
    // The writes after the last failure had a transaction of their own.
    for (_, result) in results.suffix(4) { #expect((try? result.get()) != nil) }
    try store.close()
  }

  @Test("a failing commit makes every write of its group fail, and later writes succeed")
  func failingCommit() async throws {
    let folder = TemporaryFolder()
    ExitTestArguments.pass(folder.file)
    await #expect(processExitsWith: .success) {
      let path = try #require(ExitTestArguments.received.first)
      let keyspace = Keyspace(0)
      let store = try SQLiteStorage(path: path)
      try await store.fill(keyspace, [([0], [0])])
      let gate = await WriteGate(store)
      let answers = Answers()
      for number in 0..<10 {
        answers.submit(number, to: store) { writer throws(StorageError) in
          try writer.put([UInt8](repeating: 1, count: 9_000), for: [UInt8(number)], in: keyspace)
          return number == 3 ? .rollback(number) : .commit(number)
        }
      }
      // The log may grow by a few more bytes, so only part of the commit fits.
      let before = FileSizeLimit.set(bytes: (contents(of: path + "-wal") ?? []).count + 10_000)
      gate.open()
      for (number, result) in try await answers.wait(for: 10) {
        guard case .failure(let error) = result else {
          Issue.record("write \(number) was told \(result)")
          continue
        }
        #expect(error.code == .full)
      }
      #expect(try store.value([0], keyspace) == [0])
      #expect(try store.value([1], keyspace) == nil)
      FileSizeLimit.set(bytes: before)
      try await store.fill(keyspace, [([1], [1])])
      #expect(try store.value([1], keyspace) == [1])
      #expect(try store.value([2], keyspace) == nil)
      try store.close()
    }
    let store = try SQLiteStorage(path: folder.file)
    #expect(try store.value([0], keyspace) == [0])
    #expect(try store.value([1], keyspace) == [1])
    #expect(try store.value([2], keyspace) == nil)
    try store.close()
  }
}
