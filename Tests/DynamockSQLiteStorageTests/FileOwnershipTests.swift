import DynamockSQLiteStorage
import DynamockStorage
import Foundation
import TemporaryFiles
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("A file belongs to one process, and to one store in it")
struct FileOwnershipTests {
  @Test("a second store in the same process is rejected, under any name, until the first closes")
  func sameProcess() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    symlink(folder.file, "\(folder.path)/link.db")
    for path in [folder.file, "\(folder.path)/./store.db", "\(folder.path)/link.db"] {
      let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: path) }
      #expect(error?.code == .locked)
      #expect(
        error?.message
          == "\"\(path)\" is already open in this process; close it first, or name another file.")
    }
    try await store.fill(Keyspace(0), [([1], [1])])
    try store.close()
    let again = try SQLiteStorage(path: folder.file)
    #expect(try again.value([1], Keyspace(0)) == [1])
    // The first store is still referenced, and reports that it is closed.
    #expect(throws: StorageError.self) { try store.value([1], Keyspace(0)) }
    try again.close()
  }

  @Test("a store waits a moment for one whose last read is still ending on another thread")
  func lateRelease() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(Keyspace(0), [([1], [1])])
    try Self.keepSnapshot(of: store)
    try store.close()
    let again = try SQLiteStorage(path: folder.file)
    #expect(try again.value([1], Keyspace(0)) == [1])
    try again.close()
  }

  /// Holds a snapshot for a moment on a thread of its own; a task could wait for the test's.
  private static func keepSnapshot(of store: SQLiteStorage) throws {
    let snapshot = try store.snapshot()
    Thread.detachNewThread {
      usleep(100_000)
      withExtendedLifetime(snapshot) {}
    }
  }

  @Test("an unused store releases its file")
  func released() async throws {
    let folder = TemporaryFolder()
    var store: SQLiteStorage? = try SQLiteStorage(path: folder.file)
    try await store?.fill(Keyspace(0), [([1], [1])])
    store = nil
    let deadline = ContinuousClock.now + .seconds(60)
    var opened: SQLiteStorage?
    while opened == nil, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(1))
      opened = try? SQLiteStorage(path: folder.file)
    }
    let again = try #require(opened)
    #expect(try again.value([1], Keyspace(0)) == [1])
    try again.close()
  }

  @Test("a second process is rejected with a message, and the first continues")
  func otherProcess() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(Keyspace(0), [([1], [1])])
    ExitTestArguments.pass(folder.file)
    await #expect(processExitsWith: .success) {
      let path = try #require(ExitTestArguments.received.first)
      let error = #expect(throws: StorageError.self) { try SQLiteStorage(path: path) }
      #expect(error?.code == .locked)
      #expect(
        error?.message
          == "\"\(path)\" is in use by another process; stop that process, or name another file.")
    }
    try await store.fill(Keyspace(0), [([2], [2])])
    #expect(try store.value([2], Keyspace(0)) == [2])
    try store.close()
    ExitTestArguments.pass(folder.file)
    await #expect(processExitsWith: .success) {
      let path = try #require(ExitTestArguments.received.first)
      let store = try SQLiteStorage(path: path)
      #expect(try store.value([2], Keyspace(0)) == [2])
      try store.close()
    }
  }

  @Test("a process that was killed leaves no lock")
  func killedProcess() async throws {
    let folder = TemporaryFolder()
    ExitTestArguments.pass(folder.file)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let path = try #require(ExitTestArguments.received.first)
      let store = try SQLiteStorage(path: path)
      try await store.fill(Keyspace(0), [([1], [1])])
      kill(getpid(), SIGKILL)
    }
    #expect(folder.names.contains("store.db-wal"))
    let store = try SQLiteStorage(path: folder.file)
    #expect(try store.value([1], Keyspace(0)) == [1])
    try store.close()
    #expect(folder.names == ["store.db"])
  }

  @Test("one file is left after closing, or after the end of a held snapshot")
  func oneFile() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(Keyspace(0), [([1], [1])])
    var snapshot: (any StorageSnapshot)? = try store.snapshot()
    try await store.fill(Keyspace(0), [([1], [2])])
    try store.close()
    #expect(try snapshot?.value(for: [1], in: Keyspace(0)) == [1])
    #expect(throws: StorageError.self) { try SQLiteStorage(path: folder.file) }
    snapshot = nil
    #expect(folder.names == ["store.db"])
    let again = try SQLiteStorage(path: folder.file)
    #expect(try again.value([1], Keyspace(0)) == [2])
    try again.close()
    #expect(folder.names == ["store.db"])
  }
}
