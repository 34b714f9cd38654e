import DynamockModel
import DynamockWire

/// The tables and items of some files, which fill an empty database.
///
/// docs/seeding.md lists the formats.
package struct Seed {
  /// Remarks about definitions, such as properties that were left out.
  package private(set) var notes: [String] = []
  private var definitions: [(definition: TableDefinitionFile, path: String)] = []
  private var items: [Items] = []
  private var exports: [SeedPlace] = []

  /// A file with items of a table.
  private struct Items {
    var table: String
    var file: ItemFile
    /// The key that was given for the file or its folder.
    var key: String?
    /// Whether the key was given for the file alone, so that it has to be that of the table.
    var isOwnKey: Bool
    /// Whether the table has its name from the file.
    var isNamedByFile: Bool
  }

  /// The import that the files are for, or `nil` for a seed.
  private var request: ImportRequest?
  /// The files that are named themselves, which are not read again as part of their folders.
  private var named: Set<String> = []

  /// Reads the definitions, and finds the files of the items.
  ///
  /// A file or folder that is named several times, perhaps once with a key, is read once.
  package init(_ places: [SeedPlace]) throws(ExchangeError) {
    let places = try SeedPlace.merged(places)
    named = Set(places.filter { !FileSystem.isFolder($0.path) }.map(\.identity))
    for place in places { try add(place) }
  }

  /// Reads the definitions, and finds the files of the items, of an import that is no export.
  init(_ request: ImportRequest) throws(ExchangeError) {
    self.request = request
    var places = try SeedPlace.merged(request.places)
    named = Set(places.filter { !FileSystem.isFolder($0.path) }.map(\.identity))
    if let path = request.definition {
      var definition = try TableDefinitionFile(file: path)
      definition.table.tableName = request.name ?? definition.table.tableName
      self.request?.name = definition.table.tableName
      try add(definition, from: path)
    } else {
      for index in places.indices { places[index].key = places[index].key ?? request.key }
    }
    if places.contains(where: \.isStream), self.request?.name == nil { throw .noTableName }
    for place in places { try add(place) }
  }

  /// The tables, each with its files.
  func sources() throws(ExchangeError) -> [ImportSource] {
    let defined = Dictionary(
      definitions.map { ($0.definition.table.tableName ?? "", $0.definition) }
    ) { first, _ in first }
    var sources: [ImportSource] = []
    var origins: [String: String] = [:]
    for var place in exports {
      var request = ImportRequest(places: self.request?.places ?? [place])
      request.isSeed = true
      // The key of all files of an import is that of exports without a definition.
      if place.key == self.request?.key { (request.key, place.key) = (place.key, nil) }
      let folders = try ImportSource.exportFolders(in: place.path)
      for source in try ImportSource.sources(of: request, folders, at: place, defined: defined) {
        if let other = origins[source.name] {
          throw .twice(table: source.name, folders: [other, place.path])
        }
        origins[source.name] = place.path
        sources.append(source)
      }
    }
    for (definition, path) in definitions where origins[definition.table.tableName ?? ""] == nil {
      sources.append(ImportSource(definition: definition, files: []))
      origins[definition.table.tableName ?? ""] = path
    }
    for each in items { try add(each, to: &sources, &origins) }
    for index in sources.indices { sources[index].rejectsRepeatedKeys = request == nil }
    return sources
  }

  private func add(
    _ items: Items, to sources: inout [ImportSource], _ origins: inout [String: String]
  ) throws(ExchangeError) {
    let (table, path) = (items.table, items.file.path)
    if let known = sources.firstIndex(where: { $0.name == table }) {
      if let key = items.key, items.isOwnKey, key != sources[known].definition.key {
        throw .otherKey(
          key, path: path, table: table, known: sources[known].definition.key,
          origin: origins[table] ?? "")
      }
      sources[known].files.append(items.file)
    } else if let key = items.key, let definition = TableDefinitionFile(key: key, of: table) {
      var source = ImportSource(definition: definition, files: [items.file])
      if items.isNamedByFile, request?.name == nil { source.namesake = path }
      sources.append(source)
      origins[table] = "\(path)=\(key)"
    } else {
      throw .noKey(table: table, path: path, likely: items.file.likelyKey, keyPlace(of: items))
    }
  }

  /// Returns how the key of a file is given.
  private func keyPlace(of items: Items) -> ExchangeError.KeyPlace {
    guard let request else { return items.isOwnKey ? .file : .folder }
    // `--key` is the key of all files, so that of one among others is given with its name.
    guard request.name == nil else { return .option }
    return items.isOwnKey ? request.places.count == 1 ? .option : .source : .sourceOfFolder
  }

  private mutating func add(_ place: SeedPlace) throws(ExchangeError) {
    guard let names = FileSystem.names(in: place.path) else {
      guard FileSystem.exists(place.path) else { throw unusable(place.path) }
      guard try !addFile(place, isOwnKey: true) else { return }
      throw unusable(place.path)
    }
    let folders = try ImportSource.exportFolders(in: place.path)
    if !folders.isEmpty {
      notes += ImportSource.notes(about: folders, in: place.path)
      return exports.append(place)
    }
    var others: [String] = []
    for name in names {
      let file = SeedPlace(path: FileSystem.path(of: name, in: place.path), key: place.key)
      if named.contains(file.identity) { continue }
      if try !addFile(file, isOwnKey: false) { others.append(name) }
    }
    if others.count == names.count { throw .emptySeed(place.path) }
    if !others.isEmpty {
      let reason = "since \(others.count == 1 ? "its name shows" : "their names show") no format"
      notes.append(Self.note(leavingOut: others, in: place.path, reason))
    }
  }

  /// The maximum number of names that a remark lists.
  private static let listed = 5

  /// Returns the remark about files and folders in a folder that were not read.
  static func note(leavingOut names: [String], in folder: String, _ reason: String) -> String {
    let others = names.count - listed
    return "\(folder): left out \(names.prefix(listed).joined(separator: ", "))"
      + (others > 0 ? " and \(others) more" : "") + ", \(reason)."
  }

  /// Returns the reason why a path cannot be used whose name does not show a format.
  private func unusable(_ path: String) -> ExchangeError {
    if let equals = path.lastIndex(of: "="), !FileSystem.exists(path) {
      let file = String(path[..<equals])
      if FileSystem.exists(file) {
        return .badSeedKey(String(path[path.index(after: equals)...]), path: file)
      }
    }
    return FileSystem.exists(path) ? .unnamedSeed(path) : .nothing(at: path)
  }

  /// Adds a file.
  /// - Returns: false if its name does not show its format.
  private mutating func addFile(
    _ place: SeedPlace, isOwnKey: Bool
  ) throws(ExchangeError) -> Bool {
    var name = SeedName(place.path)
    if let request {
      // The files of an import are those of the table that it names, whatever they are called.
      name.table = request.name ?? name.table
      if request.name != nil, !FileSystem.isFolder(place.path) { name.kind = name.kind ?? .lines }
    }
    func items(_ format: ItemFile.Format) -> Items {
      Items(
        table: name.table, file: ItemFile(path: place.path, format: format), key: place.key,
        isOwnKey: isOwnKey, isNamedByFile: true)
    }
    switch name.kind {
    case .json: try addDocument(place, items(.lines))
    case .lines: self.items.append(items(.lines))
    case .csv: self.items.append(items(.csv))
    case .yaml:
      let text = try FileText.all(of: place.path)
      guard text.contains(where: { $0 > 0x20 }) else { throw .empty(place.path) }
      let template: (tree: JSONTree, lines: TemplateLines)
      do throws(YAMLFault) { template = try YAMLText.read(text) } catch {
        throw .badLine(place.path, line: error.line, reason: error.reason)
      }
      try add(SeedTemplate(template.tree), template.lines, place.path)
    case nil: return false
    }
    return true
  }

  private mutating func add(
    _ definition: TableDefinitionFile, from path: String
  ) throws(ExchangeError) {
    let name = definition.table.tableName ?? ""
    if let twin = definitions.first(where: { $0.definition.table.tableName == name }) {
      throw .twoDefinitions(table: name, paths: [twin.path, path])
    }
    definitions.append((definition, path))
  }

  private mutating func add(
    _ template: SeedTemplate?, _ lines: TemplateLines, _ path: String
  ) throws(ExchangeError) {
    guard let template else { throw .unknownSeed(path) }
    if let complaint = template.complaint {
      throw .badLine(path, line: lines.line(of: complaint.path), reason: complaint.reason)
    }
    guard !template.tables.isEmpty else { throw .unknownSeed(path) }
    for table in template.tables { try add(TableDefinitionFile(table, of: path), from: path) }
    notes += template.notes.map { "\(path): \($0)" }
  }

  /// Adds a JSON document, or a file with one item on each line.
  /// - Parameter items: The items, if the document does not name their table.
  private mutating func addDocument(_ place: SeedPlace, _ items: Items) throws(ExchangeError) {
    guard let document = try document(at: place.path) else { return self.items.append(items) }
    let key = place.key.flatMap { TableDefinitionFile(key: $0, of: "") }
    let content = SeedDocument(
      document, at: place.path, table: items.table, keyNames: key?.keyNames ?? [])
    switch try content.kind() {
    case .tables(let tables):
      for (table, parts) in tables {
        let definition = try TableDefinitionFile(table, of: "\"\(place.path)\"")
        try add(definition, from: place.path)
        var own = items
        own.table = definition.table.tableName ?? ""
        own.isNamedByFile = false
        own.file.format = .document(document, parts: parts ?? [])
        self.items.append(own)
      }
    case .items(let tables):
      for (name, parts) in tables {
        var own = items
        own.isNamedByFile = name == items.table
        own.table = name
        own.file.format = .document(document, parts: parts)
        self.items.append(own)
      }
      if content.isPage {
        notes.append("\(place.path) is one page of a longer list: the items after it are missing.")
      }
    case .template(let template): try add(template, TemplateLines(of: document), place.path)
    case nil: throw .unknownSeed(place.path)
    }
  }

  /// Returns the document in a file, or `nil` if the file has one JSON object on each line.
  private func document(at path: String) throws(ExchangeError) -> JSONDocument? {
    let text = try FileText.all(of: path)
    guard text.contains(where: { $0 > 0x20 }) else { throw .empty(path) }
    let document: JSONDocument
    do throws(JSONTree.Break) { document = try JSONDocument(text) } catch {
      if Self.hasJSONLines(text) { return nil }
      throw .badLine(
        path, line: error.line, reason: "it is not valid JSON at column \(error.column).")
    }
    if let (name, line) = document.repeatedMember {
      throw .badLine(path, line: line, reason: "the member \(name) occurs twice.")
    }
    return document
  }

  /// Whether the first line is a JSON object of its own.
  private static func hasJSONLines(_ text: [UInt8]) -> Bool {
    let first = text.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first ?? []
    guard case .object? = try? JSONTree(parsing: Array(first), depth: JSONTree.itemDepth) else {
      return false
    }
    return true
  }
}

extension ExchangeError {
  fileprivate static func empty(_ path: String) -> Self {
    .badLine(path, line: 1, reason: "the file is empty.")
  }

  /// Returns the error for a path at which nothing exists.
  static func nothing(at path: String) -> Self {
    .nothingAt(path, meant: existingPath(meantBy: path))
  }

  /// Returns the path of a file or folder whose name resembles that of a missing one in the same folder.
  package static func existingPath(meantBy path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let names = FileSystem.names(in: parts.count < 2 ? "." : folder.isEmpty ? "/" : folder)
    let meant = Spelling.nearest(to: String(parts.last ?? ""), among: names ?? [])
    return meant.map { parts.count < 2 ? $0 : FileSystem.path(of: $0, in: folder) }
  }
}
