import DynamockModel
import DynamockWire

/// The folder of a vault: `vault.json`, a folder for each cassette, and the usage ledger.
package struct VaultFolder: Sendable, Hashable {
  /// The folder's path.
  package let path: String

  /// Creates a vault's folder, which need not exist.
  package init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The path of `vault.json`.
  package var filePath: String { path + "/vault.json" }
  /// The default path of the salt of pseudonyms.
  package var saltPath: String { path + "/.salt" }
  var usePath: String { path + "/.use" }

  /// Returns the contents of `vault.json`, or the defaults if it does not exist.
  package func file() throws(VaultError) -> VaultFile {
    guard VaultFiles.exists(filePath) else { return VaultFile() }
    return try VaultFile(parsing: VaultFiles.read(filePath), path: filePath)
  }

  /// Creates the folder, `vault.json` and `.gitignore` if they do not exist.
  package func make() throws(VaultError) {
    try VaultFiles.makeFolder(path)
    if !VaultFiles.exists(filePath) { try VaultFiles.replace(filePath, with: VaultFile().bytes) }
    let ignored = path + "/.gitignore"
    if !VaultFiles.exists(ignored) {
      try VaultFiles.replace(ignored, with: Array("/.use/\n/.salt\n.*.tmp\n".utf8))
    }
  }

  /// The names of the cassettes, in order.
  package var cassettes: [String] {
    VaultFiles.names(in: path).filter { VaultFiles.isFolder(path + "/" + $0) }
  }

  /// Returns a cassette, which need not exist.
  package func cassette(_ name: String) throws(VaultError) -> CassetteFolder {
    let isName =
      (1...100).contains(name.utf8.count) && !name.hasPrefix(".") && name != "vault.json"
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
    guard isName else { throw .badCassette(name) }
    return CassetteFolder(vault: self, name: name)
  }

  /// Returns an existing cassette.
  package func existingCassette(_ name: String) throws(VaultError) -> CassetteFolder {
    let cassette = try cassette(name)
    guard cassette.exists else { throw .noCassette(name, existing: cassettes) }
    return cassette
  }

  /// Returns the salt of pseudonyms: the given one, or the vault's file without its final line
  /// break.
  package func salt(_ given: String?) throws(VaultError) -> [UInt8]? {
    if let given, !given.isEmpty { return Array(given.utf8) }
    guard VaultFiles.exists(saltPath) else { return nil }
    var bytes = try VaultFiles.read(saltPath)
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    return bytes.isEmpty ? nil : bytes
  }

  /// Returns the scrubbing of `vault.json`, or `nil` if it has no patterns.
  package func scrubbing(
    _ file: VaultFile, salt given: String?
  ) throws(VaultError) -> Scrubbing? {
    guard !file.scrub.isEmpty else { return nil }
    guard let salt = try salt(given) else { throw .noSalt(path: saltPath) }
    return Scrubbing(file.scrub, salt: salt)
  }

  /// Waits for the lock that writers of the vault hold.
  func lock() throws(VaultError) -> VaultLock { try VaultLock(waitingFor: path) }
}

/// One cassette: a folder with one file per request, and the order of the responses.
package struct CassetteFolder: Sendable, Hashable {
  /// The vault.
  package let vault: VaultFolder
  /// The cassette's name.
  package let name: String

  /// The folder's path.
  package var path: String { vault.path + "/" + name }
  /// Whether the folder exists.
  package var exists: Bool { VaultFiles.isFolder(path) }
  private var orderPath: String { path + "/order.txt" }

  /// Returns the path of a recording's file.
  package func path(of file: String) -> String { path + "/" + file }

  /// The names of the recordings' files, in order.
  package var files: [String] { VaultFiles.names(in: path).filter { $0.hasSuffix(".json") } }

  /// Returns a recording.
  package func recording(_ file: String) throws(VaultError) -> Recording {
    guard !file.contains("/"), file.hasSuffix(".json"), VaultFiles.exists(path(of: file)) else {
      throw .noRecording(file, cassette: name)
    }
    return try Recording(parsing: VaultFiles.read(path(of: file)), path: path(of: file))
  }

  /// Returns all recordings, in the order of their file names.
  package func recordings() throws(VaultError) -> [(file: String, recording: Recording)] {
    var recordings: [(file: String, recording: Recording)] = []
    for file in files { recordings.append((file, try recording(file))) }
    return recordings
  }

  /// Writes a recording, unless the file already contains these bytes.
  package func write(_ recording: Recording, as file: String) throws(VaultError) {
    let (target, bytes) = (path(of: file), recording.fileBytes)
    if VaultFiles.exists(target), try VaultFiles.read(target) == bytes { return }
    try VaultFiles.makeFolder(path)
    try VaultFiles.replace(target, with: bytes)
  }

  /// Removes a recording.
  package func remove(_ file: String) throws(VaultError) {
    try VaultFiles.remove(path(of: file))
  }

  /// Returns the file names in the order in which responses were recorded, one line per response.
  package func order() throws(VaultError) -> [String] {
    guard VaultFiles.exists(orderPath) else { return [] }
    return String(decoding: try VaultFiles.read(orderPath), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// Replaces the order.
  package func writeOrder(_ lines: [String]) throws(VaultError) {
    guard try lines != order() else { return }
    try VaultFiles.makeFolder(path)
    let text = lines.reduce(into: "") { $0 += $1 + "\n" }
    try VaultFiles.replace(orderPath, with: Array(text.utf8))
  }

  /// Removes temporary files of processes that ended while writing.
  func removeRemains() {
    for file in VaultFiles.names(in: path, hidden: true) where file.hasSuffix(".tmp") {
      try? VaultFiles.remove(path(of: file))
    }
  }
}
