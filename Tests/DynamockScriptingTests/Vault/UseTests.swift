import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import TemporaryFiles
import Testing

/// Tests which recordings count as used.
@Suite("Recordings that are not used")
struct UseTests {
  private static func folder() async throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let stage = try await VaultStage(folder) { $0.mode = .record }
    try await stage.console.makeTable()
    for id in ["1", "2", "3"] { _ = try await stage.console.get(id) }
    try await stage.end()
    return folder
  }

  /// Runs reads of some items.
  private static func run(_ folder: TemporaryFolder, _ ids: [String]) async throws -> VaultStage {
    let stage = try await VaultStage(folder) { $0.mode = .replay }
    try await stage.console.makeTable()
    for id in ids { #expect(try await stage.console.get(id).recording != nil) }
    return stage
  }

  @Test("are those that no run has requested since the last pruning (M8)")
  func unused() async throws {
    let folder = try await Self.folder()
    let ledger = UseLedger(try VaultFolder(folder.path).existingCassette("default"))
    #expect(try ledger.unused().isEmpty, "recording counts as use")
    #expect(try ledger.prune().isEmpty)
    #expect(try ledger.used()?.isEmpty != false)
    let stage = try await Self.run(folder, ["1", "2"])
    let reply = try await stage.console.control("GET", "vault/unused")
    #expect(reply.json?["recordings"]?.elements?.count == 1)
    try await stage.end()
    let second = try await Self.run(folder, ["3"])
    let none = try await second.console.control("GET", "vault/unused")
    #expect(none.json?["recordings"]?.elements?.isEmpty == true, "runs add up")
    try await second.end()
  }

  @Test("are removed by pruning, and only those (M7)")
  func prune() async throws {
    let folder = try await Self.folder()
    let cassette = try VaultFolder(folder.path).existingCassette("default")
    _ = try UseLedger(cassette).prune()
    let stage = try await Self.run(folder, ["1"])
    let reply = try await stage.console.control("POST", "vault/prune")
    #expect(reply.json?["removed"]?.elements?.count == 2)
    #expect(cassette.files.count == 2)
    #expect(try cassette.order().count == 2)
    #expect(try await stage.console.get("2").error == "UnexpectedRequest")
    try await stage.end()
  }

  @Test("do not include those of a cassette that no run has opened (M10)")
  func unopened() async throws {
    let folder = try await Self.folder()
    let other = try await VaultStage(folder) {
      $0.mode = .record
      $0.cassette = "other"
    }
    _ = try await other.console.get("9")
    try await other.end()
    let vault = VaultFolder(folder.path)
    #expect(vault.cassettes == ["default", "other"])
    _ = try UseLedger(vault.existingCassette("other")).prune()
    #expect(try UseLedger(vault.existingCassette("other")).unused().isEmpty)
    #expect(try vault.existingCassette("other").files.count == 1)
  }

  @Test("are listed with the used ones")
  func listing() async throws {
    let folder = try await Self.folder()
    let listing = try VaultListing(VaultFolder(folder.path))
    #expect(listing.entries.map(\.operation).contains(.createTable))
    #expect(listing.entries.count == 4)
    #expect(listing.entries.allSatisfy { $0.isUsed == true && $0.answers == 1 })
    #expect(throws: VaultError.noCassette("nothing", existing: ["default"])) {
      try VaultListing(VaultFolder(folder.path), cassette: "nothing")
    }
  }

  @Test("are unchanged after packing them into one file and unpacking it (M9)")
  func archive() async throws {
    let folder = try await Self.folder()
    let vault = VaultFolder(folder.path)
    let (archive, target) = (TemporaryFile(), TemporaryFolder())
    #expect(try VaultArchive.pack(vault, into: archive.path) == 4)
    #expect(try VaultArchive.unpack(archive.path, into: VaultFolder(target.path)) == 4)
    #expect(target.contents == folder.contents)
    let bytes = try #require(TemporaryFolder.read(archive.path))
    let lines = bytes.split(separator: 10).count
    #expect(lines == 6)
    // An archive that is cut off, or that contains paths outside the vault, changes nothing.
    let hostile = TemporaryFolder()
    for (text, wanted) in [
      (String(decoding: bytes.dropLast(20), as: UTF8.self), "is not JSON: it breaks in line 6"),
      (
        String(decoding: bytes, as: UTF8.self).replacingFirst(
          #""file":""#, with: #""file":"../../"#), "line 2: file is not the name"
      ), ("", "line 1: the archive is empty"),
    ] {
      hostile.write(text, to: "archive")
      let empty = TemporaryFolder()
      let error = #expect(throws: VaultError.self) {
        try VaultArchive.unpack(hostile.path + "/archive", into: VaultFolder(empty.path))
      }
      let sentence = "\(try #require(error))"
      #expect(sentence.contains(wanted), "\(sentence)")
      #expect(empty.everything.isEmpty)
    }
  }
}
