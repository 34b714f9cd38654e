import DynamockEngine
import DynamockModel
import DynamockWire

/// The filling of one imported table from the objects of a bucket.
struct BucketImport {
  private let order: ImportOrder
  private let buckets: Buckets
  private let database: Database
  private let pause: TransferPause
  private let log: ImportErrorLog

  init(
    _ order: ImportOrder, _ buckets: Buckets, into database: Database, _ pause: TransferPause,
    tell: @escaping @Sendable (BucketTransfers.Event) -> Void
  ) {
    self.order = order
    self.buckets = buckets
    self.database = database
    self.pause = pause
    log = ImportErrorLog(order, root: buckets.root, tell: tell)
  }

  /// Imports the objects; returns the figures, and the table if it was created.
  func run() async -> (ImportResult, TableImport?) {
    if let failure = TransferFailure(reading: order.parameters.inputCompressionType) {
      return (ImportResult(failure: failure), nil)
    }
    let table: TableImport
    do throws(DynamoDBError) { table = try await begin() } catch {
      return (ImportResult(failure: failure(toBegin: error)), nil)
    }
    var result = ImportResult()
    do throws(TransferFailure) {
      for object in try await objects() {
        try await read(object, into: table, &result)
        await pause()
      }
    } catch {
      await abandon(table)
      return (ImportResult(failure: error), nil)
    }
    if result.errorCount > 0 {
      // [scylla-alternator] `test_import.py`.
      result.failure = TransferFailure(
        code: "ItemValidationError",
        message: "Some of the items failed validation checks and were not imported. Please check "
          + "CloudWatch error logs for more details.")
      if let fault = log.fault {
        result.failure?.message += " The file of the errors is incomplete: \(fault)"
      }
    }
    return (result, table)
  }

  // MARK: The table

  private func begin() async throws(DynamoDBError) -> TableImport {
    try await completed { completion in
      database.beginImport(order, completion: completion)
    }
  }

  private func failure(toBegin error: DynamoDBError) -> TransferFailure {
    guard error.code == .resourceInUse else { return TransferFailure(error) }
    return TransferFailure(
      code: "TableAlreadyExists", message: "Table already exists: \(tableName)")
  }

  private var tableName: String { order.parameters.tableCreationParameters?.tableName ?? "" }

  private func abandon(_ table: TableImport) async {
    do throws(DynamoDBError) {
      try await completed { completion in
        database.abandonImport(of: [table], completion: completion)
      }
    } catch {
      // If the store cannot remove it, the next start does.
    }
  }

  // MARK: Objects

  private func objects() async throws(TransferFailure) -> [BucketObject] {
    do throws(BucketFault) {
      let source = order.parameters.s3BucketSource
      return try await buckets.bucket(source?.s3Bucket, for: order.importARN)
        .objects(withPrefix: source?.s3KeyPrefix ?? "")
    } catch { throw TransferFailure(error) }
  }

  /// The number of items per write: others wait for one write only.
  private static let batchSize = 500

  private func read(
    _ object: BucketObject, into table: TableImport, _ result: inout ImportResult
  ) async throws(TransferFailure) {
    var index = 0
    var length = 0
    let file: ObjectFile
    do throws(BucketFault) { file = try await object.file() } catch { throw TransferFailure(error) }
    do throws(ObjectEnd) {
      var reader = try reader(of: file.path)
      defer { length = reader.length }
      while let lines = try next(&reader) {
        // Also after a portion without lines, so that others have their turn.
        await pause()
        var rest = lines[...]
        while !rest.isEmpty {
          let batch = rest.prefix(Self.batchSize)
          do throws(DynamoDBError) {
            try await add(Array(batch), of: object.key, from: index, to: table, &result)
          } catch { throw .database(error) }
          index += batch.count
          rest = rest.dropFirst(batch.count)
          await pause()
        }
      }
    } catch {
      switch error {
      case .database(let error): throw TransferFailure(error)
      case .object(let error) where error.isDenied: throw TransferFailure(.file(error))
      case .object(let error):
        result.processedCount += 1
        result.errorCount += 1
        log.add(object.key, index, error.objectReason)
      }
    }
    if length > 0 { result.processedSize = (result.processedSize ?? 0) + length }
  }

  /// Why an object is not read to its end.
  private enum ObjectEnd: Error {
    case object(ExchangeError)
    case database(DynamoDBError)
  }

  private func next(_ reader: inout any ObjectReader) throws(ObjectEnd) -> [ObjectLine]? {
    do throws(ExchangeError) { return try reader.next() } catch { throw .object(error) }
  }

  private func reader(of path: String) throws(ObjectEnd) -> any ObjectReader {
    let parameters = order.parameters
    let compression = Compression(parameters.inputCompressionType)
    do throws(ExchangeError) {
      switch parameters.inputFormat {
      case .ion: return try IonObjectReader(path, compression)
      case .csv:
        return try CSVObjectReader(
          path, compression, options: parameters.inputFormatOptions?.csv, keyTypes: keyTypes)
      default: return try JSONObjectReader(path, compression)
      }
    } catch { throw .object(error) }
  }

  /// The types of key attributes, by name.
  private var keyTypes: [String: String] {
    Dictionary(
      (order.parameters.tableCreationParameters?.attributeDefinitions ?? []).map {
        ($0.attributeName ?? "", $0.attributeType?.rawValue ?? "S")
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Puts the good items of some lines into the table, and counts the others.
  private func add(
    _ lines: [ObjectLine], of key: String, from index: Int, to table: TableImport,
    _ result: inout ImportResult
  ) async throws(DynamoDBError) {
    var items: [Item] = []
    var places: [Int] = []
    var errors: [(place: Int, reason: String)] = []
    for (offset, line) in lines.enumerated() {
      switch line {
      case .bad(let reason): errors.append((index + offset, reason))
      case .put(let input):
        items.append(input.item ?? Item())
        places.append(index + offset)
      case .item(let item):
        items.append(item)
        places.append(index + offset)
      }
    }
    let refused: [ImportRefusal] = try await completed { [items] completion in
      database.addValid(items, to: table, completion: completion)
    }
    for refusal in refused {
      errors.append((places[refusal.position], refusal.error.message ?? refusal.error.code.name))
    }
    result.processedCount += lines.count
    result.errorCount += errors.count
    result.importedCount += lines.count - errors.count
    for error in errors.sorted(by: { $0.place < $1.place }) {
      log.add(key, error.place, error.reason)
    }
  }
}

extension ExchangeError {
  /// The reason for a bad line, without its place and without the end for commands.
  var objectReason: String {
    switch self {
    case .badLine(_, _, let reason): "The object is not read any further: \(reason)"
    case .longLine: "The object is not read any further: a line is longer than any item."
    case .damagedGzip: "The object is not a complete gzip file."
    case .damagedZstd: "The object is not a complete zstd file."
    default: description
    }
  }
}
