import Dynamock
import DynamockModel
import DynamockScripting
import DynamockTesting
import DynamockWire
import Foundation
import Synchronization
import TemporaryFiles
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TemporaryFolder {
  /// The bytes of all files in the folder except hidden ones, by relative path.
  var contents: [String: [UInt8]] { files(in: path, below: "", hidden: false) }

  /// The bytes of all files in the folder including hidden ones, by relative path.
  var everything: [String: [UInt8]] { files(in: path, below: "", hidden: true) }

  private func files(in folder: String, below prefix: String, hidden: Bool) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for name in Self.names(in: folder) where hidden || !name.hasPrefix(".") {
      let path = folder + "/" + name
      if let bytes = Self.read(path) {
        found[prefix + name] = bytes
      } else {
        found.merge(files(in: path, below: prefix + name + "/", hidden: hidden)) { $1 }
      }
    }
    return found
  }

  /// Puts a file in the place of a folder.
  func replaceByFile(_ name: String) {
    try? FileManager.default.removeItem(atPath: path + "/" + name)
    write("", to: name)
  }

  static func read(_ path: String) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fopen(path, "r")
    else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  private static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// An upstream that counts its requests, and passes each to the database unless a closure answers
/// it.
final class CountingUpstream: Upstream {
  private let inner: DatabaseUpstream
  private let count = Atomic(0)
  private let override: Override

  /// Returns a response, or `nil` to let the database answer.
  typealias Override =
    @Sendable (UpstreamRequest) throws(UpstreamError) -> UpstreamAnswer?

  init(_ database: DynamockDatabase, _ override: @escaping Override) {
    inner = DatabaseUpstream(database)
    self.override = override
  }

  var requests: Int { count.load(ordering: .relaxed) }

  func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    count.add(1, ordering: .relaxed)
    if let answer = try override(request) { return answer }
    return try await inner.send(request)
  }
}

/// A server with a vault, and the database that is recorded.
struct VaultStage {
  let folder: TemporaryFolder
  let console: Console
  let upstream: CountingUpstream
  let recorded: DynamockDatabase

  /// Starts a server; several may use the same folder one after another.
  init(
    _ folder: TemporaryFolder = TemporaryFolder(), recorded: DynamockDatabase? = nil,
    _ store: Setting.Store = .memory, account: String = "999988887777",
    answering override: @escaping CountingUpstream.Override = { _ in nil },
    _ change: (inout VaultSettings) -> Void
  ) async throws {
    self.folder = folder
    var databaseSettings = DynamockDatabase.Settings()
    databaseSettings.accountID = account
    let database = try recorded ?? DynamockDatabase(settings: databaseSettings)
    self.recorded = database
    let upstream = CountingUpstream(database, override)
    self.upstream = upstream
    var settings = ScriptingSettings()
    settings.vault.path = folder.path
    settings.vault.upstream = "http://upstream"
    settings.vault.writes = VaultSettings.operations("writes,CreateTable,UpdateTable") ?? []
    change(&settings.vault)
    console = try Console(store, settings) { _, _ in upstream }
    try await console.scripting.openVault()
  }

  /// Ends the run and writes the remaining data.
  func end() async throws { try await console.scripting.closeVaults() }

  var vault: Vault { get throws { try console.scripting["default"].openedVault() } }

  /// The names of the recordings' files.
  var files: [String] {
    folder.contents.keys.filter { $0.hasSuffix(".json") && $0.contains("/") }.sorted()
  }

  /// Returns the text of the one recording of an operation.
  func text(of operation: String) throws -> String {
    let name = try #require(files.first { $0.contains("/\(operation).") })
    return String(decoding: folder.contents[name] ?? [], as: UTF8.self)
  }
}

extension Console.Reply {
  /// The file of the recording that answered.
  var recording: String? { fields.first { $0.name == "x-dynamock-recording" }?.value }
}
