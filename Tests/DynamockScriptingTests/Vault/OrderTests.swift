import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import TemporaryFiles
import Testing

/// The file order.txt (docs/vault.md: recording again changes nothing that need not change).
@Suite("The order of recordings", .serialized)
struct OrderTests {
  private static func run(
    _ folder: TemporaryFolder, _ requests: String, recorded: VaultStage? = nil
  ) async throws -> VaultStage {
    let stage = try await VaultStage(folder, recorded: recorded?.recorded) { $0.mode = .record }
    if recorded == nil { try await stage.console.makeTable() }
    for request in requests.split(separator: " ") {
      let key = String(request.dropFirst())
      if request.hasPrefix("p") {
        try await stage.console.put(key)
      } else {
        _ = try await stage.console.get(key)
      }
    }
    try await stage.end()
    return stage
  }

  /// The order as requests: `p1` for the put of item 1, `g1` for its read.
  private static func order(_ folder: TemporaryFolder) throws -> String {
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    var names: [String: String] = [:]
    for (file, recording) in try cassette.recordings() {
      let input = JSONValue(parsing: recording.input.bytes)
      let key = (input?["Key"] ?? input?["Item"])?["id"]?["S"]?.text ?? ""
      names[file] = recording.operation == .putItem ? "p\(key)" : "g\(key)"
    }
    return try cassette.order().map { names[$0] ?? "" }.filter { $0.count > 1 }
      .joined(separator: " ")
  }

  @Test(
    "changes as little as possible when a run is recorded again",
    arguments: [
      ("the same run", "p1 g1 p2 g2 g1", "p1 g1 p2 g2 g1", "p1 g1 p2 g2 g1"),
      ("its beginning", "p1 g1 p2 g2 p3 g3", "p1 g1 p2", "p1 g1 p2 g2 p3 g3"),
      ("its middle", "p1 g1 p2 g2 p3 g3", "p2 g2", "p1 g1 p2 g2 p3 g3"),
      ("every second request", "p1 g1 p2 g2 p3 g3", "g1 g2 g3", "p1 g1 p2 g2 p3 g3"),
      ("new requests at the end", "p1 g1", "p1 g1 p2 g2", "p1 g1 p2 g2"),
      ("a new request in the middle", "p1 g1 p2 g2", "p1 p3 g1", "p1 p3 g1 p2 g2"),
      ("a new request at the beginning", "p1 g1 p2", "g9 p1", "g9 p1 g1 p2"),
      ("only new requests", "p1 g1", "p5 g5", "p1 g1 p5 g5"),
      ("reads of several threads", "p1 g1 g2 g3 p2", "p1 g3 g1 g2 p2", "p1 g1 g2 g3 p2"),
      ("a write that moves", "p1 g1 p2 g2", "p1 p2 g2 g1", "p1 p2 g1 g2"),
      ("a read that moves across a write", "g1 p1 p2 g2", "p1 g1 p2", "p1 g1 p2 g2"),
      ("a request that is repeated", "p1 g1 p2", "p1 g1 g1 p2", "p1 g1 g1 p2"),
    ])
  func again(_ title: String, _ first: String, _ second: String, _ wanted: String) async throws {
    let folder = TemporaryFolder()
    let stage = try await Self.run(folder, first)
    #expect(try Self.order(folder) == first)
    _ = try await Self.run(folder, second, recorded: stage)
    #expect(try Self.order(folder) == wanted)
    // A third time, nothing changes.
    let before = folder.contents["default/order.txt"]
    _ = try await Self.run(folder, second, recorded: stage)
    #expect(folder.contents["default/order.txt"] == before)
  }

  @Test("and the responses of a part that is recorded again change no byte")
  func part() async throws {
    let folder = TemporaryFolder()
    let stage = try await Self.run(folder, "p1 g1 g1 g1 p2 g2 g2")
    let before = folder.contents
    _ = try await Self.run(folder, "g1 g2", recorded: stage)
    #expect(folder.contents == before)
  }

  @Test("is that of 400 requests, of which a part is recorded again")
  func many() async throws {
    let folder = TemporaryFolder()
    let first = (0..<200).map { "p\($0) g\($0)" }.joined(separator: " ")
    let stage = try await Self.run(folder, first)
    #expect(try Self.order(folder) == first)
    let before = folder.contents
    let second = (50..<150).map { "p\($0) g\($0)" }.joined(separator: " ")
    _ = try await Self.run(folder, second, recorded: stage)
    #expect(folder.contents == before)
  }
}
