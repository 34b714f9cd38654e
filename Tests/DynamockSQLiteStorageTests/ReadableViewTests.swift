import DynamockSQLiteStorage
import DynamockStorage
import TemporaryFiles
import Testing

@Suite("sqlite3 shows a table's items under the table's name")
struct ReadableViewTests {
  private static let prefix: [UInt8] = [0, 0, 0, 9]

  private func make(
    _ store: SQLiteStorage, _ number: Int, _ label: String?, _ texts: [String]
  ) async throws {
    try await store.write { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.create(
        Keyspace(number), KeyspaceDescription(label: label, textOffset: Self.prefix.count))
      for (key, text) in texts.enumerated() {
        try writer.put(Self.prefix + Array(text.utf8), for: [UInt8(key)], in: Keyspace(number))
      }
      return .commit(())
    }
  }

  @Test("the view shows the text of each value, while the store is open and after")
  func items() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    let texts = [#"{"Artist":{"S":"Björk"},"Year":{"N":"1993"}}"#, #"{"Artist":{"S":"a"}}"#]
    try await make(store, 4, "Music", texts)
    let database = RawDatabase(folder.file)
    #expect(database.run("SELECT item FROM Music") == texts)
    #expect(database.run("SELECT size FROM Music") == texts.map { "\($0.utf8.count)" })
    #expect(
      database.run("SELECT json_extract(item, '$.Artist.S') FROM Music WHERE size > 30")
        == ["Björk"])
    try store.close()
    #expect(RawDatabase(folder.file).run("SELECT count(*) FROM Music") == ["2"])
  }

  @Test(
    "a label with special characters still gets its view",
    arguments: [
      ("with \"quotes\"", "with \"quotes\""), ("a.b-c_d", "a.b-c_d"), ("select", "select"),
      ("sqlite_master", "table sqlite_master"), ("SQLite_x", "table SQLite_x"),
      ("_keyspace_5", "table _keyspace_5"), ("_dynamock_keyspaces", "table _dynamock_keyspaces"),
      ("", "table "), ("null\0byte", "nullbyte"), ("日本語", "日本語"), ("it's; DROP", "it's; DROP"),
    ])
  func oddLabels(_ label: String, _ view: String) async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await make(store, 5, label, ["text"])
    let database = RawDatabase(folder.file)
    #expect(database.run("SELECT name FROM sqlite_master WHERE type = 'view'") == [view])
    let quoted = view.split(separator: "\"", omittingEmptySubsequences: false)
    #expect(database.run("SELECT item FROM \"\(quoted.joined(separator: "\"\""))\"") == ["text"])
    try store.close()
  }

  @Test("labels that are the same to SQLite get a number, and that of a dropped view is used again")
  func collisions() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await make(store, 1, "Music", ["one"])
    try await make(store, 2, "music", ["two"])
    try await make(store, 3, "MUSIC", ["three"])
    try await make(store, 4, nil, ["four"])
    let database = RawDatabase(folder.file)
    let views = "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"
    #expect(database.run(views) == ["MUSIC (3)", "Music", "music (2)"])
    #expect(database.run("SELECT item FROM \"music (2)\"") == ["two"])
    try await store.write { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.drop(Keyspace(2))
      return .commit(())
    }
    #expect(database.run(views) == ["MUSIC (3)", "Music"])
    try await make(store, 5, "music", ["five"])
    #expect(database.run("SELECT item FROM \"music (2)\"") == ["five"])
    #expect(database.run("SELECT count(*) FROM _keyspace_2") == ["no such table: _keyspace_2"])
    try store.close()
  }

  @Test("a keyspace that is described again has one view, and frees the earlier name")
  func description() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    try await make(store, 1, "Music", ["one"])
    func describe(_ label: String?, keeps: Bool = true) async throws {
      try await store.write { writer throws(StorageError) -> WriteOutcome<Void> in
        try (writer as? any KeyspaceDescribingWriter)?.describe(
          Keyspace(1), KeyspaceDescription(label: label, textOffset: Self.prefix.count))
        return keeps ? .commit(()) : .rollback(())
      }
    }
    let database = RawDatabase(folder.file)
    let views = "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"
    try await describe("Other", keeps: false)
    #expect(database.run(views) == ["Music"], "undone")
    try await describe("Deleted")
    try await make(store, 2, "Music", ["two"])
    #expect(database.run(views) == ["Deleted", "Music"])
    #expect(database.run("SELECT item FROM Deleted") == ["one"])
    #expect(database.run("SELECT item FROM Music") == ["two"])
    try await describe(nil)
    #expect(database.run(views) == ["Music"])
    try await store.write { writer throws(StorageError) -> WriteOutcome<Void> in
      try writer.drop(Keyspace(1))
      return .commit(())
    }
    #expect(database.run(views) == ["Music"])
    try store.close()
  }

  @Test("values shorter than the offset, and negative offsets, do no harm")
  func oddOffsets() async throws {
    let folder = TemporaryFolder()
    let store = try SQLiteStorage(path: folder.file)
    for (number, offset) in [-5, 0, 2, Int.max].enumerated() {
      try await store.write { writer throws(StorageError) -> WriteOutcome<Void> in
        try writer.create(
          Keyspace(number), KeyspaceDescription(label: "t\(number)", textOffset: offset))
        try writer.put([], for: [0], in: Keyspace(number))
        try writer.put(Array("abc".utf8), for: [1], in: Keyspace(number))
        return .commit(())
      }
    }
    let database = RawDatabase(folder.file)
    #expect(database.run("SELECT coalesce(item, '') FROM t0") == ["", "abc"])
    #expect(database.run("SELECT coalesce(item, '') FROM t1") == ["", "abc"])
    #expect(database.run("SELECT coalesce(item, '') FROM t2") == ["", "c"])
    #expect(database.run("SELECT coalesce(item, '') FROM t3") == ["", ""])
    #expect(database.run("SELECT size FROM t3") == ["0", "0"])
    try store.close()
  }
}
