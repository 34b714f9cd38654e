import Dynamock
import DynamockEngine
import DynamockModel
import DynamockWire

/// Brings tables in: exports of AWS and our own, and files with an item a line.
///
/// The tables are there in the end, all of them with all of their items, or none is.
package struct TableLoad {
  /// What has become of a table.
  package struct Result: Sendable {
    /// The table's name.
    package let table: String
    /// How many items it has; lines of one key are one item.
    package let itemCount: Int
  }

  private let tables: DynamockDatabase.Import
  private let progress: ExchangeProgress

  /// Prepares to fill tables of a database.
  package init(into database: DynamockDatabase, progress: ExchangeProgress = ExchangeProgress()) {
    tables = DynamockDatabase.Import(into: database)
    self.progress = progress
  }

  /// Brings in what a request names.
  package func run(_ request: ImportRequest) async throws(ExchangeError) -> [Result] {
    let sources = try ImportSource.all(of: request)
    let counts = sources.map(\.itemCount)
    progress.expect(counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) })
    var begun: [TableImport] = []
    do throws(ExchangeError) {
      var results: [Result] = []
      for source in sources {
        let table = try await begin(source)
        begun.append(table)
        results.append(
          Result(table: source.name, itemCount: try await fill(table, from: source)))
      }
      do throws(DynamoDBError) { try await tables.finish(begun) } catch {
        throw ExchangeError(error, of: sources.map(\.name).joined(separator: ", "))
      }
      return results
    } catch {
      await tables.abandon(begun)
      throw error
    }
  }

  private func begin(_ source: ImportSource) async throws(ExchangeError) -> TableImport {
    progress.begin(source.name)
    do throws(DynamoDBError) {
      return try await tables.begin(
        source.definition.table, timeToLive: source.definition.timeToLive,
        region: source.region ?? RequestContext.defaultRegion)
    } catch {
      throw ExchangeError(error, of: source.name)
    }
  }

  private func fill(
    _ table: TableImport, from source: ImportSource
  ) async throws(ExchangeError) -> Int {
    var lines = 0
    var items = 0
    for file in source.files {
      let reader = try DataFileReader(file.path)
      var found = 0
      while let chunk = try reader.next() {
        for batch in chunk.inBatches(of: Self.batchSize) {
          items += try await add(batch, of: file.path, to: table, source.name)
          progress.add(batch.count)
        }
        found += chunk.count
        await Task.yield()
      }
      try file.expected?.check(reader.digest, found: found, at: file.path)
      lines += found
    }
    if let expected = source.itemCount, expected != lines {
      throw .wrongCount(source.name, expected: expected, found: lines)
    }
    return items
  }

  /// Items of one write: so many that a commit is no more than they are, and so few that others wait
  /// for milliseconds.
  private static let batchSize = 500

  private func add(
    _ lines: ArraySlice<(number: Int, text: ArraySlice<UInt8>)>, of path: String,
    to table: TableImport, _ name: String
  ) async throws(ExchangeError) -> Int {
    var items: [Item] = []
    items.reserveCapacity(lines.count)
    for line in lines {
      do throws(DynamoDBError) {
        guard let item = try Self.item(in: line.text) else {
          throw DynamoDBError(.validation, "it is no object with an Item, as in {\"Item\": {…}}.")
        }
        items.append(item)
      } catch {
        throw .badLine(path, line: line.number, reason: error.message ?? "it is no JSON object.")
      }
    }
    let step: ImportStep
    do throws(DynamoDBError) { step = try await tables.add(items, to: table, named: name) } catch {
      throw ExchangeError(error, of: name)
    }
    switch step {
    case .added(let count): return count
    case .refused(let position, let error):
      throw .badLine(
        path, line: lines[lines.startIndex + position].number,
        reason: error.message ?? error.code.name)
    }
  }

  /// A line of an export reads like the body of a PutItem.
  private static func item(in line: ArraySlice<UInt8>) throws(DynamoDBError) -> Item? {
    let result: Swift.Result<OperationInput, DynamoDBError> = line.withUnsafeBytes { bytes in
      Swift.Result { () throws(DynamoDBError) in try WireCodec.decode(.putItem, body: bytes) }
    }
    guard case .putItem(let input) = try result.get() else { return nil }
    return input.item
  }
}

extension ExportManifest.File {
  /// Holds what was read against what the manifest says.
  fileprivate func check(_ digest: String, found: Int, at path: String) throws(ExchangeError) {
    guard checksum.isEmpty || checksum == digest else { throw .wrongChecksum(path) }
    guard found == itemCount else { throw .wrongCount(path, expected: itemCount, found: found) }
  }
}

extension Array {
  fileprivate func inBatches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
