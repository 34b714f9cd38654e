import DynamockModel

/// The files to import, and properties of their table that they do not contain.
package struct ImportRequest: Sendable {
  /// Folders with exports in them, folders of exports, folders of files with items, and such files.
  package var places: [SeedPlace]
  /// The tables to import if there are several exports; empty for all.
  package var tables: [String] = []
  /// The name of the new table, if it differs from the exported one.
  package var name: String?
  /// A key such as `pk:S,sk:N`, for files without a table definition or a key of their own.
  package var key: String?
  /// A file with a table definition, for files without one or to replace theirs.
  package var definition: String?
  /// Whether the files are a seed.
  var isSeed = false

  /// Creates a request for an import from one place.
  package init(path: String) { places = [SeedPlace(path: path, key: nil)] }

  /// Creates a request for an import from several places.
  package init(places: [SeedPlace]) { self.places = places }
}

/// A table to import, with its files of items.
struct ImportSource {
  var definition: TableDefinitionFile
  var region: String?
  var files: [ItemFile]
  var itemCount: Int?
  /// The point in time of the items of an export, or `nil` if it is not known.
  var time: Timestamp?
  /// The files of the incremental exports that continue the items, in the order of their periods.
  var changes: [ItemFile] = []
  /// Whether two items with the same key are an error; otherwise the later one is kept.
  var rejectsRepeatedKeys = false
  /// The path of the file after which the table is named, if nothing else names it.
  var namesake: String?

  /// The name of the table.
  var name: String { definition.table.tableName ?? "" }

  /// Determines the tables and files of a request, and throws all errors except those in items
  /// before the import starts.
  /// - Returns: The tables, and remarks about the files.
  static func all(
    of request: ImportRequest
  ) throws(ExchangeError) -> (sources: [ImportSource], notes: [String]) {
    if let key = request.key, TableDefinitionFile(key: key, of: "") == nil {
      throw .badDefinition("\"\(key)\"", reason: "a key looks like pk:S,sk:N.")
    }
    if request.places.count == 1, let place = request.places.first {
      let exports = try exportFolders(in: place.path)
      if !exports.isEmpty {
        return (
          try sources(of: request, exports, at: place), notes(about: exports, in: place.path)
        )
      }
    }
    return try files(of: request)
  }

  /// Determines the tables and files of the exports at a place.
  /// - Parameter defined: The definitions of tables, by name, which precede those of the exports.
  static func sources(
    of request: ImportRequest, _ exports: [String], at place: SeedPlace,
    defined: [String: TableDefinitionFile] = [:]
  ) throws(ExchangeError) -> [ImportSource] {
    // A key of one table has to be its key; that of several is for those without another one.
    let isOwnKey = place.key != nil || request.places.count == 1 && exports.count == 1
    var request = request
    request.places = [place]
    request.key = place.key ?? request.key
    var sources: [(source: ImportSource, original: String, folder: String)] = []
    var originals: [String] = []
    var increments: [IncrementalExport] = []
    for folder in exports {
      let manifest = try ExportManifest(in: folder)
      let path = "\(folder)/\(ExportManifest.summaryName).json"
      guard let original = manifest.tableName else { throw .badManifest(path) }
      originals.append(original)
      guard request.tables.isEmpty || request.tables.contains(original) else { continue }
      if let increment = IncrementalExport(manifest, of: original, in: folder) {
        increments.append(increment)
        continue
      }
      if let twin = sources.first(where: { $0.original == original }) {
        throw .twice(table: original, folders: [twin.folder, folder])
      }
      let source = try ImportSource(
        request, manifest, original, in: folder, defined: defined[original])
      if isOwnKey, let key = request.key { try source.requireKey(key, path: place.path, folder) }
      sources.append((source, original, folder))
    }
    for increment in increments.sorted(by: { $0.period.from < $1.period.from }) {
      guard let place = sources.firstIndex(where: { $0.original == increment.table }) else {
        throw .noFullExport(table: increment.table, export: increment.folder)
      }
      try increment.extend(&sources[place].source)
    }
    let missing = request.tables.first { name in !sources.contains { $0.original == name } }
    if let missing { throw .noTable(missing, existing: originals) }
    if let name = request.name, sources.count > 1 { throw .severalTables(name) }
    return sources.map(\.source)
  }

  /// Returns a remark about files and folders next to exports, which are not read.
  static func notes(about exports: [String], in path: String) -> [String] {
    guard exports != [path] else { return [] }
    let known = Set(exports.map { $0.split(separator: "/").last.map(String.init) ?? "" })
    let others = (FileSystem.names(in: path) ?? []).filter {
      // The incremental exports of a bucket have their files in one folder beside them.
      $0 != "AWSDynamoDB" && $0 != "data" && !known.contains($0)
    }
    if others.isEmpty { return [] }
    return [Seed.note(leavingOut: others, in: path, "since the folder has exports")]
  }

  private init(
    _ request: ImportRequest, _ manifest: ExportManifest, _ original: String, in folder: String,
    defined: TableDefinitionFile?
  ) throws(ExchangeError) {
    files = manifest.itemFiles(in: folder)
    time = manifest.time
    if let defined {
      definition = defined
    } else {
      definition = try Self.definition(request, of: original, in: folder, files)
    }
    definition.table.tableName = request.name ?? original
    region = manifest.region
    itemCount = manifest.itemCount
  }

  /// Rejects a key that contradicts the definition.
  private func requireKey(
    _ key: String, path: String, _ folder: String
  ) throws(ExchangeError) {
    guard TableDefinitionFile(key: key, of: "")?.key != definition.key else { return }
    throw .otherKey(key, path: path, table: name, known: definition.key, origin: folder)
  }

  init(definition: TableDefinitionFile, files: [ItemFile]) {
    self.definition = definition
    self.files = files
  }

  private static func definition(
    _ request: ImportRequest, of table: String, in folder: String, _ files: [ItemFile]
  ) throws(ExchangeError) -> TableDefinitionFile {
    if let path = request.definition { return try TableDefinitionFile(file: path) }
    if let definition = try TableDefinitionFile(in: folder) { return definition }
    if let definition = request.key.flatMap({ TableDefinitionFile(key: $0, of: table) }) {
      return definition
    }
    throw .noKey(
      table: table, path: request.places.first?.path ?? "",
      likely: files.first?.likelyKey ?? "id:S", request.isSeed ? .export : .option)
  }

  /// Returns the sources of files of items, in all formats of seeds.
  private static func files(
    of request: ImportRequest
  ) throws(ExchangeError) -> (sources: [ImportSource], notes: [String]) {
    let empty = request.places.first { FileSystem.names(in: $0.path)?.isEmpty == true }
    if let empty { throw .nothingToImport(folder: empty.path) }
    let seed = try Seed(request)
    var sources = try seed.sources()
    let missing = request.tables.first { name in !sources.contains { $0.name == name } }
    if let missing { throw .noTable(missing, existing: sources.map(\.name)) }
    if !request.tables.isEmpty { sources.removeAll { !request.tables.contains($0.name) } }
    if let name = request.name {
      guard sources.count == 1 else { throw .severalTables(name) }
      sources[0].definition.table.tableName = name
    }
    return (sources, seed.notes)
  }

  /// Returns the folders of exports: the path itself, its subfolders, or those in its
  /// `AWSDynamoDB`.
  /// - Parameter skipsUnfinished: Whether an incomplete export is no error.
  static func exportFolders(
    in path: String, skipsUnfinished: Bool = false
  ) throws(ExchangeError) -> [String] {
    let summary = "\(ExportManifest.summaryName).json"
    if FileSystem.exists("\(path)/\(summary)") { return [path] }
    if !skipsUnfinished, FileSystem.exists("\(path)/_started") { throw .unfinished(folder: path) }
    let inner = "\(path)/AWSDynamoDB"
    let root = FileSystem.exists(inner) ? inner : path
    var folders: [String] = []
    for name in FileSystem.names(in: root) ?? [] {
      let folder = "\(root)/\(name)"
      if FileSystem.exists("\(folder)/\(summary)") {
        folders.append(folder)
      } else if !skipsUnfinished, FileSystem.exists("\(folder)/_started") {
        throw .unfinished(folder: folder)
      }
    }
    return folders
  }
}
