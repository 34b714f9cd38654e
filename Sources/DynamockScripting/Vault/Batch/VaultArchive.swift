import DynamockWire

/// A vault in one file for archives, with a line of JSON for each recording.
package enum VaultArchive {
  /// Packs cassettes.
  /// - Parameter cassettes: The names of the cassettes, or `nil` for all.
  /// - Returns: The number of recordings in the archive.
  @discardableResult
  package static func pack(
    _ vault: VaultFolder, cassettes: [String]? = nil, into path: String
  ) throws(VaultError) -> Int {
    var bytes: [UInt8] = []
    var (count, lines) = (0, 0)
    for name in cassettes ?? vault.cassettes {
      let cassette = try vault.existingCassette(name)
      for (file, recording) in try cassette.recordings() {
        append(
          [
            .init(name: "cassette", value: .string(name)),
            .init(name: "file", value: .string(file)),
            .init(name: "recording", value: recording.tree),
          ], to: &bytes)
        count += 1
      }
      lines += 1
      append(
        [
          .init(name: "cassette", value: .string(name)),
          .init(name: "order", value: .array(try cassette.order().map { .string($0) })),
        ], to: &bytes)
    }
    var head: [UInt8] = []
    append(
      [
        .init(name: "vault", value: try vault.file().tree),
        .init(name: "lines", value: .number("\(lines + count)")),
      ], to: &head)
    guard head.count + bytes.count <= VaultFiles.limit else {
      throw .tooLong(path: path, limit: VaultFiles.limit)
    }
    try VaultFiles.replace(path, with: head + bytes)
    return count
  }

  private static func append(_ members: [JSONTree.Member], to bytes: inout [UInt8]) {
    JSONTree.object(members).append(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A parsed line of an archive.
  private enum Line {
    case recording(CassetteFolder, file: String, Recording)
    case order(CassetteFolder, [String])

    /// The file that the line becomes.
    var name: String {
      switch self {
      case .recording(let cassette, let file, _): "\(cassette.name)/\(file)"
      case .order(let cassette, _): "the order of \(cassette.name)"
      }
    }
  }

  /// Unpacks an archive into a vault, replacing files of the same names; masks and patterns to scrub
  /// are added to those of the vault.
  ///
  /// Nothing is written unless the whole archive is valid.
  /// - Returns: The number of recordings in the archive.
  @discardableResult
  package static func unpack(_ path: String, into vault: VaultFolder) throws(VaultError) -> Int {
    let lines = try VaultFiles.read(path).split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first else {
      throw .badArchive(path: path, line: 1, reason: "the archive is empty")
    }
    let head = try VaultNode(parsing: Array(first), path: path)
    _ = try head.members(needed: ["vault"], others: ["lines"])
    let packed = try VaultFile(parsing: head.child("vault").tree.bytes, path: path)
    if let count = head.tree["lines"], count != .number("\(lines.count - 1)") {
      throw .badArchive(
        path: path, line: lines.count,
        reason: "the archive ends after \(lines.count - 1) of \(count.json) lines; pack it again")
    }
    var contents: [Line] = []
    var names: Set<String> = []
    for (index, line) in lines.enumerated().dropFirst() {
      let line = try read(Array(line), number: index + 1, path, vault)
      guard names.insert(line.name).inserted else {
        throw .badArchive(path: path, line: index + 1, reason: "\(line.name) is there twice")
      }
      contents.append(line)
    }
    try vault.make()
    let lock = try vault.lock()
    defer { withExtendedLifetime(lock) {} }
    var file = try vault.file()
    file.masks += packed.masks.filter { !file.masks.contains($0) }
    file.scrub += packed.scrub.filter { !file.scrub.contains($0) }
    try VaultFiles.replace(vault.filePath, with: file.bytes)
    var count = 0
    for line in contents {
      switch line {
      case .recording(let cassette, let file, let recording):
        try cassette.write(recording, as: file)
        count += 1
      case .order(let cassette, let names): try cassette.writeOrder(names)
      }
    }
    return count
  }

  private static func read(
    _ bytes: [UInt8], number: Int, _ path: String, _ vault: VaultFolder
  ) throws(VaultError) -> Line {
    let node = try VaultNode(parsing: bytes, path: path, firstLine: number)
    let members = try node.members(needed: ["cassette"], others: ["file", "recording", "order"])
    let cassette = try vault.cassette(try members.text("cassette"))
    if node.tree["order"] != nil {
      var names: [String] = []
      for element in try members.elements("order") {
        let name = try element.text()
        guard isName(name) else { throw element.refused("not the name of a recording's file") }
        names.append(name)
      }
      return .order(cassette, names)
    }
    let file = try members.text("file")
    guard isName(file) else {
      throw node.child("file").refused("not the name of a recording's file")
    }
    return .recording(cassette, file: file, try Recording(node.child("recording")))
  }

  /// Returns whether a text is the name of a recording's file: an archive must not write files outside
  /// the folder, and a name is a line of `order.txt`.
  private static func isName(_ text: String) -> Bool {
    text.hasSuffix(".json") && !text.hasPrefix(".") && text.utf8.count <= 200
      && text.unicodeScalars.allSatisfy { scalar in
        scalar != "/" && scalar.properties.generalCategory != .control
      }
  }
}
