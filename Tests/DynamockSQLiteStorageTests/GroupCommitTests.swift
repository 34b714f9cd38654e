import DynamockSQLiteStorage
import DynamockStorage
import Synchronization
import TemporaryFiles
import Testing

@Suite("Waiting writes are committed together")
struct GroupCommitTests {
  private let keyspace = Keyspace(0)

  @Test("a hundred writes that wait are one commit, and the hook runs once")
  func oneCommit() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    let counter = HookCounter()
    store.setCommitHook { _ throws(StorageError) in counter.count() }
    try await store.fill(keyspace, [])
    let (commits, runs) = (commitsInLog(of: folder.file), counter.value)
    let gate = await WriteGate(store)
    let answers = Answers()
    for number in 0..<100 {
      answers.submit(number, to: store) { [keyspace] writer throws(StorageError) in
        try writer.put([UInt8(number)], for: [UInt8(number)], in: keyspace)
        return .commit(number)
      }
    }
    gate.open()
    let result = try await answers.wait(for: 100)
    #expect(result.map(\.name) == Array(0..<100))
    #expect(commitsInLog(of: folder.file) == commits + 1)
    #expect(counter.value == runs + 1)
    try store.close()
  }

  @Test("a single write is committed alone and at once, an undone one is not committed")
  func alone() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [])
    let commits = commitsInLog(of: folder.file)
    for number in 0..<10 {
      try await store.write { [keyspace] writer throws(StorageError) -> WriteOutcome<Void> in
        try writer.put([UInt8(number)], for: [1], in: keyspace)
        return number.isMultiple(of: 2) ? .commit(()) : .rollback(())
      }
    }
    #expect(commitsInLog(of: folder.file) == commits + 5)
    #expect(try store.value([1], keyspace) == [8])
    try store.close()
  }

  @Test("only the failed write of a group is undone")
  func undoneAlone() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([0], [0])])
    let gate = await WriteGate(store)
    let answers = Answers()
    let thrown = StorageError(.unsupported, "on purpose")
    for number in 0..<40 {
      answers.submit(number, to: store) { [keyspace] writer throws(StorageError) in
        let name = UInt8(number)
        // This sees the results of the previous writes, without the undone ones.
        guard try writer.value(for: [0], in: keyspace) == [name / 4] else { return .commit(-1) }
        try writer.put([name / 4 + 1], for: [0], in: keyspace)
        try writer.put([name], for: [1, name], in: keyspace)
        try writer.create(Keyspace(100 + number), KeyspaceDescription(label: "Label"))
        switch number % 4 {
        case 0: return .rollback(number)
        case 1: throw thrown
        case 2: try writer.put([1], for: [1], in: Keyspace(77))
        default: break
        }
        return .commit(number)
      }
    }
    gate.open()
    for (number, result) in try await answers.wait(for: 40) {
      switch (number % 4, result) {
      case (0, .success(number)), (1, .failure(thrown)), (3, .success(number)): break
      case (2, .failure(let error)): #expect(error.code == .failed)
      default: Issue.record("write \(number) was told \(result)")
      }
    }
    let kept = try store.read { [keyspace] reader throws(StorageError) in
      var keys: [[UInt8]] = []
      try reader.scan(keyspace, .all, .ascending) { key, _ in
        keys.append(key)
        return .next
      }
      return keys
    }
    #expect(kept == [[0]] + stride(from: 3, to: 40, by: 4).map { [1, UInt8($0)] })
    #expect(try store.value([0], keyspace) == [10])
    try store.close()
  }

  @Test("a completion may submit the next write, and close waits for all of them")
  func chain() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [])
    let answers = Answers()
    for number in 0..<2_000 {
      answers.submit(number, to: store) { [keyspace] writer throws(StorageError) in
        try writer.put([UInt8(number & 255)], for: [UInt8(number >> 8)], in: keyspace)
        return .commit(number)
      }
    }
    try store.close()
    #expect(try await answers.wait(for: 2_000).map(\.name) == Array(0..<2_000))
    let again = try SQLiteStorage(path: folder.file)
    #expect(try again.value([7], keyspace) == [UInt8(1_999 - 7 * 256)])
    try again.close()
  }
}

/// Counts the calls of a hook.
private final class HookCounter: Sendable {
  private let runs = Atomic(0)
  var value: Int { runs.load(ordering: .sequentiallyConsistent) }
  func count() { runs.add(1, ordering: .sequentiallyConsistent) }
}
