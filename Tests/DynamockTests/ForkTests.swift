import Dynamock
import Synchronization
import Testing

@Suite("Forks, checkpoints and restores", .serialized)
struct ForkTests {
  @Test(
    "a fork under write load contains all earlier writes, with correct counts",
    arguments: Store.allCases)
  func underLoad(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      let writers = (0..<4).map { writer in
        Task {
          for number in 0..<150 { try await database.put("\(writer)-\(number)", number) }
        }
      }
      for _ in 0..<20 {
        let fork = try await database.fork()
        let values = try await fork.values()
        #expect(try await fork.itemCount() == values.count)
        // A writer's items are numbered in order, so the fork has a prefix of each writer's items,
        // without gaps.
        for writer in 0..<4 {
          let numbers = values.filter { $0.key.hasPrefix("\(writer)-") }.map(\.value).sorted()
          #expect(numbers == Array(0..<numbers.count))
        }
        await Task.yield()
      }
      for writer in writers { try await writer.value }
      #expect(try await database.fork().itemCount() == 600)
    }
  }

  @Test(
    "a fork contains complete transactions of several writers, up to one moment during its call",
    arguments: Store.allCases)
  func transactionsUnderLoad(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      let progress = Progress(writers: 3)
      let writers = (0..<3).map { writer in
        Task {
          for number in 1...120 {
            progress.begin(number, writer)
            try await database.putTogether(number, by: writer)
            progress.end(number, writer)
          }
        }
      }
      var forks: [(DynamockDatabase, [String: Int])] = []
      for _ in 0..<25 {
        let answered = progress.ended
        let fork = try await database.fork()
        let begun = progress.begun
        let values = try await fork.values()
        for writer in 0..<3 {
          let seen = Set((0..<5).map { values["\(writer)-\($0)"] ?? 0 })
          #expect(seen.count == 1, "writer \(writer) left a part: \(values)")
          let number = seen.first ?? 0
          #expect((answered[writer]...begun[writer]).contains(number))
        }
        forks.append((fork, values))
        await Task.yield()
      }
      for writer in writers { try await writer.value }
      for (fork, values) in forks { #expect(try await fork.values() == values) }
    }
  }

  @Test("a fork contains all acknowledged writes", arguments: Store.allCases)
  func answeredWritesAreIn(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      for number in 0..<50 {
        try await database.put("a", number)
        #expect(try await database.fork().values() == ["a": number])
      }
    }
  }

  @Test("a database can be restored to a checkpoint repeatedly", arguments: Store.allCases)
  func restore(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      try await database.put("a", 1)
      let checkpoint = try await database.checkpoint()
      for _ in 0..<2 {
        try await database.put("a", 2)
        try await database.makeTable("Others")
        try await database.restore(checkpoint)
        #expect(try await database.values() == ["a": 1])
        #expect(try await database.listTables(ListTablesInput()).tableNames == ["Things"])
        #expect(try await database.itemCount() == 1)
      }
      #expect(try await checkpoint.open().values() == ["a": 1])
    }
  }

  @Test(
    "a reset restores a fork's initial contents, and empties a new database",
    arguments: Store.allCases)
  func reset(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      try await database.put("a", 1)
      let fork = try await database.fork()
      try await fork.put("a", 2)
      try await fork.reset()
      #expect(try await fork.values() == ["a": 1])
      try await database.reset()
      #expect(try await database.listTables(ListTablesInput()).tableNames == [])
      #expect(try await fork.values() == ["a": 1])
      try await database.makeTable()
      #expect(try await database.values() == [:])
    }
  }

  @Test("a restored file holds the restored value when it is opened again")
  func restoredFile() async throws {
    let path = TemporaryPath()
    // The scope releases the fork; the file stays locked for as long as a state of it is in use.
    do {
      let database = try DynamockDatabase(file: path.text)
      try await database.makeTable()
      for number in 0..<10 { try await database.put("\(number)", number) }
      let checkpoint = try await database.checkpoint()
      for number in 0..<100 { try await database.put("new-\(number)", number) }
      try await database.restore(checkpoint)
      try database.close()
    }
    let again = try DynamockDatabase(file: path.text)
    #expect(try await again.itemCount() == 10)
    #expect(try await again.values().count == 10)
    try again.close()
  }
}

/// The progress of each writer: the last number sent, and the last one answered.
private final class Progress: Sendable {
  private let state: Mutex<(begun: [Int], ended: [Int])>

  init(writers: Int) {
    let none = Array(repeating: 0, count: writers)
    state = Mutex((none, none))
  }

  var begun: [Int] { state.withLock { $0.begun } }
  var ended: [Int] { state.withLock { $0.ended } }

  func begin(_ number: Int, _ writer: Int) { state.withLock { $0.begun[writer] = number } }
  func end(_ number: Int, _ writer: Int) { state.withLock { $0.ended[writer] = number } }
}

extension DynamockDatabase {
  /// Sets five items of a writer to a number, all or none.
  fileprivate func putTogether(_ number: Int, by writer: Int) async throws {
    let puts = (0..<5).map { item in
      TransactWriteItem(
        put: Put(
          item: [
            "id": .string("\(writer)-\(item)"), "value": .number(DecimalNumber(number)),
          ], tableName: "Things"))
    }
    _ = try await transactWriteItems(TransactWriteItemsInput(transactItems: puts))
  }
}
