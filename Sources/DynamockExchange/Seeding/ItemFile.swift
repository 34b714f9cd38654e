import DynamockWire

/// A file with items of one table.
struct ItemFile {
  /// The format of a file.
  enum Format {
    /// Lines as in an export: `{"Item": {…}}` in DynamoDB JSON.
    case export
    /// Lines of JSON, each one item.
    case lines
    /// CSV with a header.
    case csv
    /// Some parts of a JSON document.
    case document(JSONDocument, parts: [Range<Int>])
  }

  var path: String
  var format = Format.export
  /// The manifest's data about the file, or `nil` for a file without a manifest.
  var expected: ExportManifest.File?

  /// Whether the file is a stream, such as standard input, which can be read only once.
  var isStream: Bool { path.hasPrefix("/dev/") }

  /// Returns a reader of the items of a table.
  func reader(of table: TableDefinitionFile) throws(ExchangeError) -> any ItemReader {
    switch format {
    case .export: try ExportLinesReader(path)
    case .lines: try JSONLinesReader(path, mayBeEmpty: isStream)
    case .csv: try CSVReader(path, of: table)
    case .document(let document, let parts): DocumentReader(path, document, parts)
    }
  }

  /// A key that the table may have, such as `id:S`: the first attribute of the first item that can be
  /// one.
  ///
  /// It is the example in error messages.
  var likelyKey: String {
    let attributes = isStream ? [] : (try? firstAttributes()) ?? []
    let first = attributes.first { name, type in
      ["S", "N", "B"].contains(type) && !name.isEmpty && !name.contains { ",:=".contains($0) }
    }
    return first.map { "\($0.name):\($0.type)" } ?? "id:S"
  }

  /// Returns the names and types of the attributes of the first item.
  private func firstAttributes() throws(ExchangeError) -> [(name: String, type: String)] {
    let item: JSONTree?
    switch format {
    case .csv:
      var records = try CSVRecords(path)
      var first: [CSVRecords.Record]? = []
      while first?.isEmpty == true { first = try records.next() }
      return (first?.first?.fields ?? []).map { heading in
        let parts = heading.split(separator: ":", omittingEmptySubsequences: false)
        return (
          parts.dropLast(parts.count > 1 ? 1 : 0).joined(separator: ":"),
          parts.count > 1 ? String(parts[parts.count - 1]) : "S"
        )
      }
    case .lines, .export:
      let lines = try DataFileReader(path)
      var first: [(number: Int, text: ArraySlice<UInt8>)]? = []
      while first?.isEmpty == true { first = try lines.next() }
      item = first?.first.flatMap {
        try? JSONTree(parsing: Array($0.text), depth: JSONTree.itemDepth)
      }
    case .document(let document, let parts):
      item = parts.first.map { document.tree(of: $0) }
    }
    return (item.flatMap { ItemText($0) }?.json.members ?? []).map {
      ($0.name, $0.value.members.first?.name ?? "")
    }
  }
}
