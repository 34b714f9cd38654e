package import Dynamock
import DynamockModel
import DynamockStorage
import DynamockWire

/// Exports tables in the layout of AWS's exports to S3, which `aws s3 sync` can upload unchanged.
///
/// All tables are exported as of the same point in time, regardless of concurrent writes. Their exports
/// have hidden names until all of them are complete; incomplete ones are removed, at the latest by the
/// next export into the folder.
package struct TableExport {
  /// The result for a table.
  package struct Result: Sendable {
    /// The table's name.
    package let table: String
    /// The number of its items.
    package let itemCount: Int
    /// The folder of the export.
    package let folder: String
  }

  private let folder: String
  private let progress: ExchangeProgress
  /// The folder in which AWS puts its exports.
  private static let root = "AWSDynamoDB"

  /// Prepares exports to a folder, which is created if necessary.
  package init(into folder: String, progress: ExchangeProgress = ExchangeProgress()) {
    self.folder = folder
    self.progress = progress
  }

  /// Exports the tables with these names, or all tables.
  package func run(
    _ database: DynamockDatabase, tables names: [String]
  ) async throws(ExchangeError) -> [Result] {
    let clock = database.clock
    let value: DynamockDatabase
    do throws(StorageError) { value = try await database.fork() } catch { throw .storage(error) }
    let tables = try await Self.tables(of: value, named: names).get()
    progress.expect(tables.reduce(0) { $0 + ($1.itemCount ?? 0) })
    try requireNoExport(of: tables.compactMap(\.tableName))
    let (root, isNew) = ("\(folder)/\(Self.root)", !FileSystem.exists(folder))
    try FileSystem.makeFolder(folder)
    UnfinishedExport.removeAbandoned(in: root)
    var begun: [UnfinishedExport] = []
    do throws(ExchangeError) {
      var results: [Result] = []
      for table in tables {
        let unfinished = try UnfinishedExport(
          in: root, named: Self.freshIdentifier(at: clock.now))
        begun.append(unfinished)
        results.append(try await export(table, of: value, to: unfinished, clock))
      }
      for each in begun { try each.finish() }
      return results
    } catch {
      for each in begun { each.remove() }
      FileSystem.removeEmptyFolder(root)
      if isNew { FileSystem.removeEmptyFolder(folder) }
      throw error
    }
  }

  /// Rejects a folder that already has an export of one of the tables: nothing could import both.
  private func requireNoExport(of tables: [String]) throws(ExchangeError) {
    for export in try ImportSource.exportFolders(in: folder, skipsUnfinished: true) {
      guard let table = (try? ExportManifest(in: export))?.tableName, tables.contains(table) else {
        continue
      }
      throw .alreadyExported(table: table, folder: folder, export: export)
    }
  }

  private static func tables(
    of database: DynamockDatabase, named names: [String]
  ) async -> Swift.Result<[TableDescription], ExchangeError> {
    do throws(DynamoDBError) {
      var existing: [String] = []
      var last: String?
      repeat {
        let page = try await database.listTables(
          ListTablesInput(exclusiveStartTableName: last))
        existing += page.tableNames ?? []
        last = page.lastEvaluatedTableName
      } while last != nil
      if let missing = names.first(where: { !existing.contains($0) }) {
        return .failure(.noTable(missing, existing: existing))
      }
      var tables: [TableDescription] = []
      for name in names.isEmpty ? existing : names {
        let output = try await database.describeTable(DescribeTableInput(tableName: name))
        if let table = output.table { tables.append(table) }
      }
      return .success(tables)
    } catch {
      return .failure(ExchangeError(error, of: names.joined(separator: ", ")))
    }
  }

  private func export(
    _ table: TableDescription, of database: DynamockDatabase, to unfinished: UnfinishedExport,
    _ clock: any WallClock
  ) async throws(ExchangeError) -> Result {
    let path = unfinished.path
    let name = table.tableName ?? ""
    let start = clock.now
    progress.begin(name)
    try FileSystem.makeFolder("\(path)/data")
    let files = DataFileWriter(folder: "\(path)/data")
    try await write(name, of: database, to: files)
    try await definition(of: table, in: database).write(into: path)
    let count = files.files.reduce(0) { $0 + $1.itemCount }
    let root = "\(Self.root)/\(unfinished.name)"
    let summary = Self.summary(of: table, root: root, count: count, from: start, to: clock.now)
    try summary.write(with: files.files, in: root, into: path)
    return Result(table: name, itemCount: count, folder: unfinished.finishedPath)
  }

  /// Writes the items, whose stored JSON is already in the format of an export and is copied.
  private func write(
    _ table: String, of database: DynamockDatabase, to files: DataFileWriter
  ) async throws(ExchangeError) {
    var position: [UInt8]?
    while true {
      let page: (items: [ItemImage], end: [UInt8])?
      do throws(DynamoDBError) {
        page = try database.page(of: table, after: position, bytes: 1 << 20)
      } catch { throw ExchangeError(error, of: table) }
      guard let page else { return try files.finish() }
      try files.write(page.items.exportLines, items: page.items.count)
      progress.add(page.items.count)
      position = page.end
      await Task.yield()
      if Task.isCancelled { throw .cancelled }
    }
  }

  private func definition(
    of table: TableDescription, in database: DynamockDatabase
  ) async throws(ExchangeError) -> TableDefinitionFile {
    do throws(DynamoDBError) {
      let tags = try await database.listTagsOfResource(
        ListTagsOfResourceInput(resourceArn: table.tableArn))
      let setting = try await database.describeTimeToLive(
        DescribeTimeToLiveInput(tableName: table.tableName))
      return TableDefinitionFile(
        of: table, tags: tags.tags ?? [], timeToLive: setting.timeToLiveDescription?.attributeName)
    } catch {
      throw ExchangeError(error, of: table.tableName ?? "")
    }
  }

  private static func summary(
    of table: TableDescription, root: String, count: Int, from start: Timestamp, to end: Timestamp
  ) -> ExportSummaryText {
    let identifier = root.split(separator: "/").last.map(String.init) ?? ""
    return ExportSummaryText(
      exportARN: "\(table.tableArn ?? "")/export/\(identifier)", startTime: start, endTime: end,
      tableARN: table.tableArn ?? "", tableID: table.tableId ?? "", time: .at(start),
      bucket: "dynamock", root: root, billedSize: table.tableSizeBytes ?? 0, itemCount: count,
      format: "DYNAMODB_JSON", type: "FULL_EXPORT")
  }

  /// Returns an identifier of milliseconds and eight random digits, such as
  /// `01645072900758-ee1232a3`.
  private static func freshIdentifier(at now: Timestamp) -> String {
    let random = Hexadecimal.text(UInt32.random(in: .min ... .max), digits: 8)
    return "0\(now.milliseconds)-\(random)"
  }
}

extension [ItemImage] {
  /// The items as lines of an export in DynamoDB JSON.
  var exportLines: [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(1 << 21)
    for item in self {
      lines += lineStart
      lines += item.json
      lines += lineEnd
    }
    return lines
  }

}

private let lineStart = Array(#"{"Item":"#.utf8)
private let lineEnd = Array("}\n".utf8)
