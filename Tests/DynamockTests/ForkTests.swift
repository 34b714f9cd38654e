import Dynamock
import DynamockModel
import Testing

@Suite("Forks, checkpoints and ways back", .serialized)
struct ForkTests {
  @Test(
    "a fork under write load holds what was written before it, counted right",
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
        // A writer's items come one after the other: the fork has a beginning of each, without gaps.
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

  @Test("what was answered before a fork is in it", arguments: Store.allCases)
  func answeredWritesAreIn(store: Store) async throws {
    try await store.withDatabase { database in
      try await database.makeTable()
      for number in 0..<50 {
        try await database.put("a", number)
        #expect(try await database.fork().values() == ["a": number])
      }
    }
  }

  @Test("a database goes back to a checkpoint, and again", arguments: Store.allCases)
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
    "a reset leaves a fork as it was born, and what was opened empty", arguments: Store.allCases)
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
    // In a scope of its own: the file stays taken for as long as someone holds a state of it.
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
