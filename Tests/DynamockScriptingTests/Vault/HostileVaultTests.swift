import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import TemporaryFiles
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Vaults and archives that someone else has written, or that a process left half done.
@Suite("Hostile vaults")
struct HostileVaultTests {
  /// A cassette with a table and reads of the items 1 to 3.
  private static func folder() async throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let stage = try await VaultStage(folder) { $0.mode = .record }
    try await stage.console.makeTable()
    for number in 1...3 { _ = try await stage.console.get("\(number)") }
    try await stage.end()
    return folder
  }

  private static func archive() async throws -> String {
    let (file, folder) = (TemporaryFile(), try await folder())
    defer { withExtendedLifetime(folder) {} }
    try VaultArchive.pack(VaultFolder(folder.path), into: file.path)
    return String(decoding: try #require(TemporaryFolder.read(file.path)), as: UTF8.self)
  }

  private static func unpack(_ text: String) throws -> (error: VaultError?, TemporaryFolder) {
    let (source, target) = (TemporaryFolder(), TemporaryFolder())
    defer { withExtendedLifetime(source) {} }
    source.write(text, to: "archive")
    do throws(VaultError) {
      try VaultArchive.unpack(source.path + "/archive", into: VaultFolder(target.path))
      return (nil, target)
    } catch {
      return (error, target)
    }
  }

  @Test("are not unpacked from an archive that ends after any of its lines")
  func truncated() async throws {
    let archive = try await Self.archive()
    let lines = archive.split(separator: "\n")
    #expect(lines.count == 6)
    for count in 1..<lines.count {
      let (error, target) = try Self.unpack(lines.prefix(count).joined(separator: "\n") + "\n")
      #expect("\(try #require(error))".contains("ends after \(count - 1) of 5 lines"), "\(count)")
      #expect(target.everything.isEmpty)
    }
    #expect(try Self.unpack(archive).error == nil)
  }

  @Test(
    "are not unpacked with the name of a file",
    arguments: [
      "../x.json", "/tmp/x.json", ".hidden.json", "x", "x.JSON", "a/b.json", #"a\nb.json"#,
      #"a\u0000.json"#, #"a\u001b[2J.json"#, String(repeating: "x", count: 200) + ".json",
      "order.txt",
    ])
  func names(_ name: String) async throws {
    let archive = try await Self.archive()
    let file = try #require(
      archive.split(separator: #""file":""#).dropFirst().first?.split(separator: "\"").first)
    let (error, target) = try Self.unpack(
      archive.replacingFirst(#""file":"\#(file)""#, with: #""file":"\#(name)""#))
    #expect("\(try #require(error))".contains("file is not the name of a recording's file"))
    #expect(target.everything.isEmpty)
    // Nor does a line of the order have it.
    let order = try Self.unpack(
      archive.replacingFirst(#""order":["\#(file)""#, with: #""order":["\#(name)""#))
    #expect("\(try #require(order.error))".contains("not the name of a recording's file"))
  }

  @Test("are not unpacked with the name of a cassette that leads elsewhere, or with a file twice")
  func cassettes() async throws {
    let archive = try await Self.archive()
    for name in ["..", ".use", "a/b", ""] {
      let (error, target) = try Self.unpack(
        archive.replacingFirst(#""cassette":"default""#, with: #""cassette":"\#(name)""#))
      #expect(error == .badCassette(name))
      #expect(target.everything.isEmpty)
    }
    let lines = archive.replacingFirst(#""lines":5"#, with: #""lines":6"#).split(separator: "\n")
    let (error, _) = try Self.unpack(
      ([lines[0], lines[1]] + lines.dropFirst()).joined(separator: "\n"))
    #expect("\(try #require(error))".contains("is there twice"))
  }

  @Test("keep their masks and patterns to scrub when an archive is unpacked into them")
  func masks() async throws {
    let (source, target) = (TemporaryFolder(), TemporaryFolder())
    source.write(try await Self.archive(), to: "archive")
    target.write(#"{"format":1,"masks":["Item.at"],"scrub":["Item.email"]}"#, to: "vault.json")
    try VaultArchive.unpack(source.path + "/archive", into: VaultFolder(target.path))
    let file = try VaultFolder(target.path).file()
    #expect(file.scrub.map(\.path) == ["Item.email"])
    #expect(file.masks.map(\.path) == ["Item.at"])
  }

  @Test("lose no file that is not a recording, and none behind a link")
  func pruning() async throws {
    let folder = try await Self.folder()
    let vault = VaultFolder(folder.path)
    let cassette = try vault.existingCassette("default")
    _ = try UseLedger(cassette).prune()
    folder.write("{}", to: "default/package.json")
    folder.write("GetItem.Orders.x.json\n", to: ".use/default.1")
    #expect(try UseLedger(cassette).prune().count == 4)
    #expect(cassette.files == ["package.json"])
    // A recording that is a link: the link goes.
    let other = try await Self.folder()
    let name = try #require(VaultFolder(other.path).existingCassette("default").files.first)
    #expect(symlink(other.path + "/default/" + name, folder.path + "/default/" + name) == 0)
    folder.write("", to: ".use/default.1")
    #expect(try UseLedger(cassette).prune() == [name])
    #expect(other.contents["default/" + name] != nil)
    // A cassette that is a link stays.
    let before = other.contents
    #expect(symlink(other.path + "/default", folder.path + "/linked") == 0)
    folder.write("", to: ".use/linked.1")
    let linked = try vault.existingCassette("linked")
    #expect(throws: VaultError.linkedCassette(path: folder.path + "/linked")) {
      try UseLedger(linked).prune()
    }
    #expect(other.contents == before)
  }

  @Test("do not let a usage file lead to a file elsewhere")
  func ledger() async throws {
    let folder = try await Self.folder()
    folder.write("precious\n", to: "precious")
    mkdir(folder.path + "/.use", 0o700)
    let own = folder.path + "/.use/default.\(getpid())"
    unlink(own)
    #expect(symlink(folder.path + "/precious", own) == 0)
    let stage = try await VaultStage(folder) { $0.mode = .replay }
    #expect(try await stage.console.get("1").recording != nil)
    try await stage.end()
    #expect(folder.contents["precious"] == Array("precious\n".utf8))
  }

  @Test("lose nothing that was used if a pruning was interrupted")
  func interrupted() async throws {
    let folder = try await Self.folder()
    let vault = VaultFolder(folder.path)
    let cassette = try vault.existingCassette("default")
    let files = cassette.files
    _ = try UseLedger(cassette).prune()
    // Two processes have used two files each; the pruning ended after it removed one usage file.
    folder.write(files.prefix(2).joined(separator: "\n"), to: ".use/default.11")
    folder.write(files.joined(separator: "\n"), to: ".use/default.all")
    #expect(try UseLedger(cassette).unused().isEmpty)
    #expect(try UseLedger(cassette).prune().isEmpty)
    #expect(cassette.files == files)
    #expect(try UseLedger(cassette).used() == nil)
    // Lines of removed files in the order are ignored.
    try cassette.writeOrder(["GetItem.Orders.gone.json"] + cassette.order())
    #expect(try VaultVerification(cassette).count == 4)
  }

  @Test("are emptied by no second pruning of a server")
  func twice() async throws {
    let folder = try await Self.folder()
    _ = try UseLedger(VaultFolder(folder.path).existingCassette("default")).prune()
    let stage = try await VaultStage(folder) { $0.mode = .replay }
    _ = try await stage.console.get("1")
    #expect(try await stage.vault.prune().count == 3)
    #expect(try await stage.vault.prune().isEmpty)
    #expect(stage.files.count == 1)
    #expect(try await stage.console.get("1").recording != nil)
    #expect(try await stage.vault.prune().isEmpty)
    try await stage.end()
  }

  @Test("are read neither from pipes nor without end")
  func pipes() async throws {
    let folder = try await Self.folder()
    #expect(mkfifo(folder.path + "/default/GetItem.Orders.pipe.json", 0o600) == 0)
    let console = try Console()
    let reply = try await console.control(
      "POST", "vault", #"{"mode":"replay","path":"\#(folder.path)"}"#)
    #expect(reply.status == 409)
    #expect(reply.refusal?.contains("GetItem.Orders.pipe.json cannot be read") == true, "\(reply)")
  }
}
