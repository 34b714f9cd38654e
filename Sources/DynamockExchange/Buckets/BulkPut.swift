import DynamockEngine
import DynamockModel

/// The writing of the items of a bucket's objects to a table, by one bulk operation.
struct BulkPut {
  private let order: BulkOrder
  private let buckets: Buckets
  private let database: Database
  private let pause: TransferPause

  init(_ order: BulkOrder, _ buckets: Buckets, into database: Database, _ pause: TransferPause) {
    self.order = order
    self.buckets = buckets
    self.database = database
    self.pause = pause
  }

  /// The number of items per write: others wait for one write only.
  private static let batchSize = 500

  /// Reads the objects and writes their items; returns the figures.
  func run() async -> BulkResult {
    var result = BulkResult()
    do throws(TransferFailure) {
      let (objects, output) = try await begin()
      result.totalSize = objects.reduce(0) { $0 + $1.size }
      let report = try bucket { () throws(BucketFault) in
        try BulkReport(order, in: output.folder)
      }
      for object in objects {
        try await read(object, report, &result)
        if result.isCancelled { break }
        await pause()
      }
      try report.finish(result)
      do throws(BucketFault) { try await output.finish() } catch { throw TransferFailure(error) }
    } catch {
      result.failure = error
    }
    return result
  }

  /// Returns the objects, and the place of the reports.
  private func begin() async throws(TransferFailure) -> ([BucketObject], BucketOutput) {
    let (input, output) = (
      order.parameters.inputS3Configuration, order.parameters.outputS3Configuration
    )
    if let failure = TransferFailure(reading: input?.inputCompressionType) { throw failure }
    do throws(BucketFault) {
      let objects = try await buckets.bucket(input?.s3Bucket, for: order.operationARN)
        .objects(withPrefix: input?.s3KeyPrefix ?? "")
      let place = try await buckets.bucket(output?.s3Bucket, for: order.operationARN)
      return (objects, try BucketOutput(place))
    } catch { throw TransferFailure(error) }
  }

  private func bucket<Output>(
    _ body: () throws(BucketFault) -> Output
  ) throws(TransferFailure) -> Output {
    do throws(BucketFault) { return try body() } catch { throw TransferFailure(error) }
  }

  private func read(
    _ object: BucketObject, _ report: BulkReport, _ result: inout BulkResult
  ) async throws(TransferFailure) {
    var index = 0
    let file: ObjectFile
    do throws(BucketFault) { file = try await object.file() } catch { throw TransferFailure(error) }
    do throws(ObjectEnd) {
      var reader = try reader(of: file.path)
      defer { result.processedSize += reader.readLength }
      while let lines = try reader.nextLines() {
        await pause()
        var rest = lines[...]
        while !rest.isEmpty {
          let batch = rest.prefix(Self.batchSize)
          try await put(Array(batch), of: object.key, from: index, report, &result)
          if result.isCancelled { return }
          index += batch.count
          rest = rest.dropFirst(batch.count)
          await pause()
        }
      }
    } catch {
      switch error {
      case .failed(let failure): throw failure
      case .object(let error) where error.isDenied: throw TransferFailure(.file(error))
      case .object(let error):
        // The rest of the object is not read ([aws-guide], bulk put).
        result.processedCount += 1
        result.failedCount += 1
        try report.add(object.key, index, error.objectReason, failed: nil)
      }
    }
  }

  private func reader(of path: String) throws(ObjectEnd) -> any ObjectReader {
    let input = order.parameters.inputS3Configuration
    let compression = Compression(input?.inputCompressionType)
    do throws(ExchangeError) {
      return input?.inputFormat == .ion
        ? try IonObjectReader(path, compression, readsConditions: true)
        : try JSONObjectReader(path, compression, readsConditions: true)
    } catch { throw .object(error) }
  }

  /// Puts the good items of some lines, and reports the others.
  private func put(
    _ lines: [ObjectLine], of key: String, from index: Int, _ report: BulkReport,
    _ result: inout BulkResult
  ) async throws(ObjectEnd) {
    var inputs: [(position: Int, input: PutItemInput)] = []
    var bad: [(position: Int, reason: String, failed: (item: Item, existing: ItemImage?)?)] = []
    for (position, line) in lines.enumerated() {
      switch line {
      case .bad(let reason): bad.append((position, reason, nil))
      case .item(let item): inputs.append((position, PutItemInput(tableName: nil, item: item)))
      case .put(let input): inputs.append((position, input))
      }
    }
    let written: Result<BulkStep, DynamoDBError> = await withCheckedContinuation {
      [inputs] continuation in
      database.bulkPut(inputs, for: order.id) { continuation.resume(returning: $0) }
    }
    let step: BulkStep
    do throws(DynamoDBError) { step = try written.get() } catch {
      throw .failed(TransferFailure(code: error.code.name, message: error.message ?? ""))
    }
    guard !step.isCancelled else {
      result.isCancelled = true
      return
    }
    result.processedCount += lines.count
    result.usage.add(step.usage)
    bad += step.refused.map { refusal in
      let failed: (item: Item, existing: ItemImage?)? =
        if refusal.error.code == .conditionalCheckFailed,
          case .put(let input) = lines[refusal.position]
        {
          (input.item ?? Item(), refusal.error.item)
        } else {
          nil
        }
      return (refusal.position, refusal.error.message ?? refusal.error.code.name, failed)
    }
    for line in bad.sorted(by: { $0.position < $1.position }) {
      if line.failed == nil { result.failedCount += 1 }
      do throws(TransferFailure) {
        try report.add(key, index + line.position, line.reason, failed: line.failed)
      } catch { throw .failed(error) }
    }
  }
}

/// Why an object is not read to its end.
private enum ObjectEnd: Error {
  case object(ExchangeError)
  case failed(TransferFailure)
}

extension ObjectReader {
  fileprivate mutating func nextLines() throws(ObjectEnd) -> [ObjectLine]? {
    do throws(ExchangeError) { return try next() } catch { throw .object(error) }
  }
}
