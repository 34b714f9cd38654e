import Dynamock
import DynamockMemoryStorage
import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import Testing

/// Tests that a write with a fault in the store has no partial effect: items, index entries and
/// figures are unchanged, the client gets InternalServerError, and the same request succeeds once
/// the store works again.
@Suite("Faults of the store")
struct FaultTests {
  @Test("have no partial effect", arguments: Setting.Store.allCases, Self.writes)
  func leaveNothing(_ store: Setting.Store, _ write: Write) async throws {
    for kind in FaultyStorage.Call.allCases where kind != .snapshot {
      var position = 1
      while try await fails(write, kind, at: position, on: store) {
        position += 1
        try #require(position < 500, "\(write) never gets past its faults")
      }
    }
  }

  /// Runs a write with one fault, and compares the result with a dynamock without faults.
  ///
  /// - Returns: `false` if the write made fewer calls of this kind, so that none failed.
  private func fails(
    _ write: Write, _ kind: FaultyStorage.Call, at position: Int, on store: Setting.Store
  ) async throws -> Bool {
    let file = TemporaryFile()
    defer { file.remove() }
    let base: any StorageBackend =
      switch store {
      case .memory: MemoryStorage()
      case .sqlite: try SQLiteStorage(path: file.path)
      }
    let storage = FaultyStorage(base)
    let twin = try await Throwaway()
    let throwaway = try await Throwaway(over: storage)
    try await twin.prepare(write.given)
    try await throwaway.prepare(write.given)
    storage.fail(kind, at: position)
    let answer = try await throwaway.send(write.call)
    let hasFailed = storage.failures > 0
    storage.heal()
    if hasFailed {
      let place = "\(write.testDescription), \(kind) \(position), \(store)"
      #expect(answer.errorName == "InternalServerError", "\(place): \(answer.text)")
      #expect(try await throwaway.state() == twin.state(), "\(place): something is left")
      let again = try await throwaway.send(write.call)
      _ = try await twin.send(write.call)
      #expect(again.status == 200, "\(place), again: \(again.text)")
      #expect(try await throwaway.state() == twin.state(), "\(place): another outcome")
    }
    try await throwaway.close()
    try await twin.close()
    return hasFailed
  }

  /// A write and the requests that prepare it.
  struct Write: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let given: [Call]
    let call: Call

    init(_ testDescription: String, _ given: [Call], _ call: Call) {
      self.testDescription = testDescription
      self.given = given
      self.call = call
    }
  }

  static let filled: [Call] =
    [ModelTable.create]
    + (0..<3).map {
      .put(
        #"{"p":{"S":"a"},"s":{"N":"\#($0)"},"g":{"S":"x"},"n":{"N":"\#($0)"},"v":{"N":"\#($0)"}}"#)
    }
  static let key = #"{"p":{"S":"a"},"s":{"N":"1"}}"#

  static let writes = [
    Write(
      "a put that moves index entries", filled,
      .put(#"{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"y"},"n":{"N":"7"}}"#)),
    Write(
      "an update that moves index entries", filled,
      .update(
        key, by: "SET g = :g ADD n :n",
        #""ExpressionAttributeValues":{":g":{"S":"y"},":n":{"N":"9"}}"#)),
    Write("a deletion", filled, .delete(key)),
    Write(
      "a batch", filled,
      Call(
        "BatchWriteItem",
        #"{"RequestItems":{"Main":[{"PutRequest":{"Item":{"p":{"S":"b"},"s":{"N":"1"},"#
          + #""g":{"S":"x"},"n":{"N":"1"}}}},{"DeleteRequest":{"Key":\#(key)}}]}}"#)),
    Write(
      "a transaction with a token", filled,
      Call(
        "TransactWriteItems",
        #"{"ClientRequestToken":"once","TransactItems":[{"Put":{"TableName":"Main","Item":"#
          + #"{"p":{"S":"b"},"s":{"N":"1"},"g":{"S":"x"},"n":{"N":"1"}}}},"#
          + #"{"Delete":{"TableName":"Main","Key":\#(key)}}]}"#)),
    Write(
      "the creation of a table", filled,
      .table("Other", key: "p:S", defined: ["g:S"], with: Call.global(Call.index("by-g", "g")))),
    Write("the deletion of a table", filled, DeleteTableTests.delete),
    Write(
      "the creation of an index", filled,
      UpdateTableTests.create(Call.index("new", "v"), defined: "v:N")),
    Write("the deletion of an index", filled, UpdateTableTests.delete("by-g")),
  ]
}
