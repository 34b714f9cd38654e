import DynamockStorage
import TemporaryFiles
import Testing

@testable import DynamockSQLiteStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Older states of a file that forks use")
struct HeldStateTests {
  private let keyspace = Keyspace(0)

  /// Returns the number of file descriptors of this process for a store's files.
  private func descriptors(of folder: TemporaryFolder) -> Int {
    (0..<4096).count { number in
      var target = [CChar](repeating: 0, count: 512)
      let length = readlink("/proc/self/fd/\(number)", &target, 511)
      guard length > 0 else { return false }
      let path = String(decoding: target.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
      return path.hasPrefix(folder.path)
    }
  }

  @Test("a thousand forks of one state share a connection")
  func sharedState() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    // The first fork makes the store open its spare connection.
    var forks = [try store.fork()]
    try await store.fill(Keyspace(1), [])
    let before = descriptors(of: folder)
    for _ in 0..<1_000 { forks.append(try store.fork()) }
    try await store.fill(keyspace, [([1], [2])])
    #expect(descriptors(of: folder) - before <= 4)
    #expect(store.log.heldStates == 2)
    for fork in forks { #expect(try fork.value([1], keyspace) == [1]) }
    forks = []
    #expect(store.log.heldStates == 0)
    try store.close()
  }

  @Test(
    "the maximum number of states can be used, one more is rejected, and released ones can be replaced"
  )
  func mostStates() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file, durability: .off)
    try await store.fill(keyspace, [])
    var forks: [any ForkableStorageBackend] = []
    for number in 0..<SQLiteStorage.mostHeldStates {
      try await store.fill(keyspace, [([1], [UInt8(number & 255)])])
      forks.append(try store.fork())
    }
    #expect(descriptors(of: folder) <= 2 * SQLiteStorage.mostHeldStates + 16)
    for (number, fork) in forks.enumerated() {
      #expect(try fork.value([1], keyspace) == [UInt8(number & 255)])
    }
    // The newest state is in use already, so another fork of it opens nothing.
    forks.append(try store.fork())
    try await store.fill(keyspace, [([1], [7])])
    let refusal = #expect(throws: StorageError.self) { try store.fork() }
    #expect(refusal?.code == .full)
    #expect(refusal?.message.contains("\(SQLiteStorage.mostHeldStates) different states") == true)
    // Reads, writes and forks of forks still work.
    #expect(try store.value([1], keyspace) == [7])
    #expect(try forks[0].fork().value([1], keyspace) == [0])
    forks.removeFirst()
    #expect(try store.fork().value([1], keyspace) == [7])
    forks = []
    try store.close()
    #expect(folder.names == ["store.db"])
  }

  @Test("a connection for the next fork is opened in advance")
  func spareConnections() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([0], [0])])
    var forks: [any ForkableStorageBackend] = []
    for number in 1...20 {
      // The write's turn comes after the opening that the previous fork requested.
      try await store.fill(keyspace, [([0], [UInt8(number)])])
      let before = descriptors(of: folder)
      forks.append(try store.fork())
      #expect(try forks.last?.value([0], keyspace) == [UInt8(number)])
      // The background work may be done by now, but most rounds show that the fork itself opens
      // nothing.
      if descriptors(of: folder) == before { return try store.close() }
    }
    Issue.record("each of 20 forks came with a connection opened at once")
    try store.close()
  }

  @Test("a fork of an idle store is taken on the caller's thread, before the call returns")
  func atRest() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await store.fill(keyspace, [([1], [1])])
    var attempts = 0
    nonisolated(unsafe) var isTaken = false
    // The writer's thread needs a moment after a completion before it sleeps.
    while !isTaken, attempts < 1_000 {
      attempts += 1
      await withCheckedContinuation { continuation in
        let caller = pthread_self()
        store.fork(
          capturing: { fork throws(StorageError) in
            if pthread_equal(caller, pthread_self()) != 0 { isTaken = true }
            return fork
          }, completion: { _ in continuation.resume() })
      }
    }
    #expect(isTaken)
    try store.close()
  }
}
