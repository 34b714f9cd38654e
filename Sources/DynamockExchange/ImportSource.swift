import DynamockModel

/// What is known of the table that files of items make, beside what the files tell themselves.
package struct ImportRequest: Sendable {
  /// A folder with exports below it, an export's own folder, a folder of lines or one file of them.
  package var path: String
  /// The tables to bring in of several exports; empty for all.
  package var tables: [String] = []
  /// The name of the one new table, where it is not that of the export.
  package var name: String?
  /// A key such as `pk:S,sk:N`, for what comes without a definition.
  package var key: String?
  /// A file with a definition, for what comes without one or shall have another.
  package var definition: String?

  /// Names what is to be brought in.
  package init(path: String) { self.path = path }
}

/// A table to bring in, and the files of its items.
struct ImportSource {
  var definition: TableDefinitionFile
  var region: String?
  /// What the manifest says of the files; nil for files without one.
  var files: [(path: String, expected: ExportManifest.File?)]
  var itemCount: Int?

  /// The name of the table.
  var name: String { definition.table.tableName ?? "" }

  /// Finds what a request names; everything that can be wrong is found before anything is brought in,
  /// but for the items themselves.
  static func all(of request: ImportRequest) throws(ExchangeError) -> [ImportSource] {
    let exports = try exportFolders(in: request.path)
    guard !exports.isEmpty else { return [try lines(of: request)] }
    var sources: [(source: ImportSource, original: String, folder: String)] = []
    for folder in exports {
      let manifest = try ExportManifest(in: folder)
      let path = "\(folder)/\(ExportManifest.summaryName).json"
      guard let original = manifest.tableName else { throw .badManifest(path) }
      guard request.tables.isEmpty || request.tables.contains(original) else { continue }
      if let twin = sources.first(where: { $0.original == original }) {
        throw .twice(table: original, folders: [twin.folder, folder])
      }
      let source = try ImportSource(request, manifest, original, in: folder)
      sources.append((source, original, folder))
    }
    let missing = request.tables.first { name in !sources.contains { $0.original == name } }
    if let missing { throw .noTable(missing, existing: sources.map(\.original)) }
    if request.name != nil, sources.count > 1 {
      throw .refused(table: request.name ?? "", reason: "There is more than one table to import.")
    }
    return sources.map(\.source)
  }

  private init(
    _ request: ImportRequest, _ manifest: ExportManifest, _ original: String, in folder: String
  ) throws(ExchangeError) {
    definition = try Self.definition(request, of: original, in: folder)
    definition.table.tableName = request.name ?? original
    region = manifest.region
    itemCount = manifest.itemCount
    files = manifest.files.map { ("\(folder)/data/\($0.name)", $0) }
  }

  private init(definition: TableDefinitionFile, files: [String]) {
    self.definition = definition
    self.files = files.map { ($0, nil) }
  }

  private static func definition(
    _ request: ImportRequest, of table: String, in folder: String?
  ) throws(ExchangeError) -> TableDefinitionFile {
    if let path = request.definition { return try TableDefinitionFile(file: path) }
    if let key = request.key {
      guard let definition = TableDefinitionFile(key: key, of: table) else {
        throw .badDefinition("\"\(key)\"", reason: "a key looks like pk:S,sk:N.")
      }
      return definition
    }
    if let folder, let definition = try TableDefinitionFile(in: folder) { return definition }
    throw .noDefinition(table: table)
  }

  /// Files with an item a line, as ImportTable takes them.
  private static func lines(of request: ImportRequest) throws(ExchangeError) -> ImportSource {
    guard request.key != nil || request.definition != nil else {
      throw .nothingToImport(folder: request.path)
    }
    var definition = try definition(request, of: request.name ?? "", in: nil)
    guard let name = request.name ?? definition.table.tableName, !name.isEmpty else {
      throw .nothingToImport(folder: request.path)
    }
    definition.table.tableName = name
    let names = FileSystem.names(in: request.path)
    let files = names?.map { "\(request.path)/\($0)" } ?? [request.path]
    guard !files.isEmpty else { throw .nothingToImport(folder: request.path) }
    return ImportSource(definition: definition, files: files)
  }

  /// The folders of exports: the path itself, those below it, or those in its `AWSDynamoDB`.
  private static func exportFolders(in path: String) throws(ExchangeError) -> [String] {
    let summary = "\(ExportManifest.summaryName).json"
    if FileSystem.exists("\(path)/\(summary)") { return [path] }
    if FileSystem.exists("\(path)/_started") { throw .unfinished(folder: path) }
    let inner = "\(path)/AWSDynamoDB"
    let root = FileSystem.exists(inner) ? inner : path
    var folders: [String] = []
    for name in FileSystem.names(in: root) ?? [] {
      let folder = "\(root)/\(name)"
      if FileSystem.exists("\(folder)/\(summary)") {
        folders.append(folder)
      } else if FileSystem.exists("\(folder)/_started") {
        throw .unfinished(folder: folder)
      }
    }
    return folders
  }
}
