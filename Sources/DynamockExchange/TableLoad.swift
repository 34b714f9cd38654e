package import Dynamock
import DynamockEngine
import DynamockModel

/// Imports tables from exports of AWS or dynamock, and from files with one item per line.
///
/// Either all tables are imported with all of their items, or none.
package struct TableLoad {
  /// The tables that were imported, and remarks about their files.
  package struct Outcome: Sendable {
    /// The tables.
    package let tables: [Result]
    /// Remarks about the files, such as parts that were left out.
    package let notes: [String]

    /// The remarks about the files, followed by the types that were inferred.
    package var notices: [String] {
      notes
        + tables.compactMap { result in
          result.inferredTypes.map { "The types of \(result.table) were inferred: \($0)." }
        }
    }
  }

  /// The result for a table.
  package struct Result: Sendable {
    /// The table's name.
    package let table: String
    /// The number of its items; lines with the same key count as one item.
    package let itemCount: Int
    /// The types of attributes that the files did not state, such as `age N, id S`, or `nil` if they
    /// stated all.
    package let inferredTypes: String?
  }

  private let tables: DynamockDatabase.Import
  private let progress: ExchangeProgress
  private let isStopped: @Sendable () -> Bool

  /// Prepares an import into a database.
  /// - Parameter isStopped: whether no one waits for the tables any more, so that the import ends.
  package init(
    into database: DynamockDatabase, progress: ExchangeProgress = ExchangeProgress(),
    isStopped: @escaping @Sendable () -> Bool = { Task.isCancelled }
  ) {
    tables = DynamockDatabase.Import(into: database)
    self.progress = progress
    self.isStopped = isStopped
  }

  /// Imports the tables of a request.
  package func run(_ request: ImportRequest) async throws(ExchangeError) -> Outcome {
    let (sources, notes) = try ImportSource.all(of: request)
    return Outcome(tables: try await run(sources), notes: notes)
  }

  /// Imports the tables of a seed.
  package func run(_ seed: Seed) async throws(ExchangeError) -> Outcome {
    Outcome(tables: try await run(try seed.sources()), notes: seed.notes)
  }

  private func run(_ sources: [ImportSource]) async throws(ExchangeError) -> [Result] {
    let counts = sources.map(\.expectedCount)
    progress.expect(counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) })
    var begun: [TableImport] = []
    do throws(ExchangeError) {
      var results: [Result] = []
      for source in sources {
        let table = try await begin(source)
        begun.append(table)
        var types = InferredTypes()
        let count = try await fill(table, from: source, &types)
        results.append(Result(table: source.name, itemCount: count, inferredTypes: types.text))
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
      if error.code == .resourceInUse { throw .tableExists(source.name) }
      guard let path = source.namesake,
        case .refused(let table, let reason) =
          ExchangeError(error, of: source.name)
      else { throw ExchangeError(error, of: source.name) }
      throw .refused(
        table: table,
        reason: reason + (reason.hasSuffix(".") ? "" : ".")
          + " The table is named after the file \"\(path)\".")
    }
  }

  private func fill(
    _ table: TableImport, from source: ImportSource, _ types: inout InferredTypes
  ) async throws(ExchangeError) -> Int {
    var lines = 0
    var items = 0
    for file in source.files {
      var reader = try file.reader(of: source.definition)
      var found = 0
      while let portion = try reader.next() {
        for batch in portion.inBatches(of: Self.batchSize) {
          if isStopped() { throw .cancelled }
          items += try await add(batch, from: reader, at: file.path, to: table, source)
          progress.add(batch.count)
        }
        found += portion.count
        await Task.yield()
      }
      types.add(reader.inferredTypes)
      try file.expected?.check(reader.digest, found: found, at: file.path)
      lines += found
    }
    if let expected = source.itemCount, expected != lines {
      throw .wrongCount(source.name, expected: expected, found: lines)
    }
    for file in source.changes { items += try await apply(file, to: table, source) }
    return items
  }

  /// The number of items per write: large enough to outweigh a commit, and small enough that others
  /// wait only for milliseconds.
  private static let batchSize = 500

  /// Applies the changes in a file of an incremental export, each of another item, and returns by how
  /// many there are more items.
  private func apply(
    _ file: ItemFile, to table: TableImport, _ source: ImportSource
  ) async throws(ExchangeError) -> Int {
    var reader = try ChangeLinesReader(file.path)
    var (found, difference) = (0, 0)
    while let portion = try reader.next() {
      for batch in portion.inBatches(of: Self.batchSize) {
        let step: ImportStep
        do throws(DynamoDBError) {
          step = try await tables.apply(batch.map(\.change), to: table, named: source.name)
        } catch { throw ExchangeError(error, of: source.name) }
        switch step {
        case .added(let count, _): difference += count
        case .refused(let position, let error):
          throw .badLine(
            file.path, line: batch[batch.startIndex + position].line,
            reason: error.message ?? error.code.name)
        }
        progress.add(batch.count)
      }
      found += portion.count
      await Task.yield()
    }
    try file.expected?.check(reader.digest, found: found, at: file.path)
    return difference
  }

  private func add(
    _ batch: ArraySlice<(mark: Int, item: Item)>, from reader: any ItemReader, at path: String,
    to table: TableImport, _ source: ImportSource
  ) async throws(ExchangeError) -> Int {
    let step: ImportStep
    do throws(DynamoDBError) {
      step = try await tables.add(batch.map(\.item), to: table, named: source.name)
    } catch {
      throw ExchangeError(error, of: source.name)
    }
    switch step {
    case .added(let count, let replacing):
      if let replacing, source.rejectsRepeatedKeys {
        let (mark, item) = batch[batch.startIndex + replacing]
        throw try RepeatedKey(item, of: source).error(at: (path, reader.line(of: mark)), mark: mark)
      }
      return count
    case .refused(let position, let error):
      let (mark, item) = batch[batch.startIndex + position]
      throw .badLine(
        path, line: reader.line(of: mark),
        reason: (error.message ?? error.code.name)
          + (source.definition.misspelledKey(of: item).map { ". Is it \($0)?" }
            ?? UntypedValue.hint(about: item).map { ". \($0)" } ?? ""))
    }
  }
}

extension ImportSource {
  /// The number of items and changes, or `nil` if it is not known.
  fileprivate var expectedCount: Int? {
    itemCount.map { $0 + changes.reduce(0) { $0 + ($1.expected?.itemCount ?? 0) } }
  }
}

extension ExportManifest.File {
  /// Compares the data read from a file with the manifest.
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
