import Dynamock
import DynamockModel
import DynamockStorage
import DynamockWire

/// Brings tables out in the layout of AWS's exports to S3, which `aws s3 sync` takes as it is.
///
/// All tables have the value of one moment, whoever writes meanwhile. The summary of an export is
/// written last; what cannot be completed is removed.
package struct TableExport {
  /// What has become of a table.
  package struct Result: Sendable {
    /// The table's name.
    package let table: String
    /// How many items it has.
    package let itemCount: Int
    /// The folder of the export.
    package let folder: String
  }

  private let folder: String
  private let progress: ExchangeProgress

  /// Prepares exports into a folder, which is made where it is not there.
  package init(into folder: String, progress: ExchangeProgress = ExchangeProgress()) {
    self.folder = folder
    self.progress = progress
  }

  /// Brings out the tables of these names, or all of them.
  package func run(
    _ database: DynamockDatabase, tables names: [String]
  ) async throws(ExchangeError) -> [Result] {
    let clock = database.clock
    let value: DynamockDatabase
    do throws(StorageError) { value = try await database.fork() } catch { throw .storage(error) }
    let tables = try await Self.tables(of: value, named: names)
    progress.expect(tables.reduce(0) { $0 + ($1.itemCount ?? 0) })
    try FileSystem.makeFolder(folder)
    var made: [String] = []
    do throws(ExchangeError) {
      var results: [Result] = []
      for table in tables {
        let root = "AWSDynamoDB/\(Self.freshIdentifier(at: clock.now))"
        made.append("\(folder)/\(root)")
        results.append(try await export(table, of: value, as: root, clock))
      }
      return results
    } catch {
      for path in made { FileSystem.removeFolder(path) }
      throw error
    }
  }

  private static func tables(
    of database: DynamockDatabase, named names: [String]
  ) async throws(ExchangeError) -> [TableDescription] {
    var existing: [String] = []
    do throws(DynamoDBError) {
      var last: String?
      repeat {
        let page = try await database.listTables(
          ListTablesInput(exclusiveStartTableName: last))
        existing += page.tableNames ?? []
        last = page.lastEvaluatedTableName
      } while last != nil
      for name in names where !existing.contains(name) {
        throw DynamoDBError(.tableNotFound, name)
      }
      var tables: [TableDescription] = []
      for name in names.isEmpty ? existing : names {
        let output = try await database.describeTable(DescribeTableInput(tableName: name))
        if let table = output.table { tables.append(table) }
      }
      return tables
    } catch {
      if error.code == .tableNotFound { throw .noTable(error.message ?? "", existing: existing) }
      throw ExchangeError(error, of: names.joined(separator: ", "))
    }
  }

  private func export(
    _ table: TableDescription, of database: DynamockDatabase, as root: String,
    _ clock: any WallClock
  ) async throws(ExchangeError) -> Result {
    let path = "\(folder)/\(root)"
    let name = table.tableName ?? ""
    let start = clock.now
    progress.begin(name)
    try FileSystem.makeFolder("\(path)/data")
    try FileSystem.write([], to: "\(path)/_started")
    let files = DataFileWriter(folder: "\(path)/data")
    try await write(name, of: database, to: files)
    try await definition(of: table, in: database).write(into: path)
    let count = files.files.reduce(0) { $0 + $1.itemCount }
    try Self.write(
      files.files.flatMap { $0.line(in: root) }, as: ExportManifest.filesName, into: path)
    let summary = Self.summary(of: table, root: root, count: count, from: start, to: clock.now)
    try Self.write(summary.bytes, as: ExportManifest.summaryName, into: path)
    return Result(table: name, itemCount: count, folder: path)
  }

  /// Stored items are the JSON that an export has: their bytes are copied.
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
      var lines: [UInt8] = []
      lines.reserveCapacity(1 << 21)
      for item in page.items {
        lines += Self.lineStart
        lines += item.json
        lines += Self.lineEnd
      }
      try files.write(lines, items: page.items.count)
      progress.add(page.items.count)
      position = page.end
      await Task.yield()
    }
  }

  private static let lineStart = Array(#"{"Item":"#.utf8)
  private static let lineEnd = Array("}\n".utf8)

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
  ) -> JSONText {
    let identifier = root.split(separator: "/").last.map(String.init) ?? ""
    let startText = JSONText(start.utcText + "Z")
    return JSONText([
      ("version", JSONText("2020-06-30")),
      ("exportArn", JSONText("\(table.tableArn ?? "")/export/\(identifier)")),
      ("startTime", startText), ("endTime", JSONText(end.utcText + "Z")),
      ("tableArn", JSONText(table.tableArn ?? "")), ("tableId", JSONText(table.tableId ?? "")),
      ("exportTime", startText), ("s3Bucket", JSONText("dynamock")), ("s3Prefix", .null),
      ("s3SseAlgorithm", JSONText("AES256")), ("s3SseKmsKeyId", .null),
      ("manifestFilesS3Key", JSONText("\(root)/\(ExportManifest.filesName).json")),
      ("billedSizeBytes", JSONText(table.tableSizeBytes ?? 0)), ("itemCount", JSONText(count)),
      ("outputFormat", JSONText("DYNAMODB_JSON")), ("exportType", JSONText("FULL_EXPORT")),
    ])
  }

  private static func write(
    _ bytes: [UInt8], as name: String, into folder: String
  ) throws(ExchangeError) {
    try FileSystem.write(bytes, to: "\(folder)/\(name).json")
    try FileSystem.write(Array(Checksum.base64(of: bytes).utf8), to: "\(folder)/\(name).md5")
  }

  /// Milliseconds and eight random digits, as in `01645072900758-ee1232a3`.
  private static func freshIdentifier(at now: Timestamp) -> String {
    let random = String(UInt32.random(in: .min ... .max), radix: 16)
    let zeros = String(repeating: "0", count: 8 - random.utf8.count)
    return "0\(now.milliseconds)-\(zeros)\(random)"
  }
}
