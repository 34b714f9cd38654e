import DynamockEngine
import DynamockModel

/// The writing of one export to its bucket.
struct BucketExport {
  private let order: ExportOrder
  private let buckets: Buckets
  private let pause: TransferPause
  private let place: ExportPlace

  init(_ order: ExportOrder, _ buckets: Buckets, _ pause: TransferPause) {
    self.order = order
    self.buckets = buckets
    self.pause = pause
    place = ExportPlace(order.id, order.parameters)
  }

  /// Writes the export; what was written of a failed one is removed.
  func run() async -> Result<ExportResult, TransferFailure> {
    do throws(BucketFault) {
      let bucket = try await buckets.bucket(order.parameters.s3Bucket, for: order.exportARN)
      let output = try BucketOutput(bucket)
      do throws(TransferFailure) {
        let result = try await write(into: try folders(in: output.folder))
        do throws(BucketFault) { try await output.finish() } catch { throw TransferFailure(error) }
        return .success(result)
      } catch {
        // Those of a server that does not answer stay.
        try? await place.removeFiles(in: bucket)
        return .failure(error)
      }
    } catch {
      return .failure(TransferFailure(error))
    }
  }

  private func folders(
    in bucket: BucketFolder
  ) throws(TransferFailure) -> (export: String, data: String) {
    do throws(BucketFault) {
      return (try bucket.makeFolder(place.key), try bucket.makeFolder(place.dataKey))
    } catch { throw TransferFailure(error) }
  }

  private var isIon: Bool { order.parameters.exportFormat == .ion }

  private func write(
    into folders: (export: String, data: String)
  ) async throws(TransferFailure) -> ExportResult {
    try files { () throws(ExchangeError) in
      try FileSystem.write([], to: "\(folders.export)/_started")
    }
    let writer = DataFileWriter(
      folder: folders.data, suffix: isIon ? "ion.gz" : "json.gz", stem: place.stem)
    while try database({ () throws(DynamoDBError) in try order.source.prepare() }) {
      await pause()
    }
    let size =
      if let period = order.period {
        // The least that AWS bills ([ack-quirks], exports).
        max(10_000_000, try await writeChanges(of: period, to: writer))
      } else { try await writeItems(to: writer) }
    let count = writer.files.reduce(0) { $0 + $1.itemCount }
    let summary = summary(billedSize: size, itemCount: count)
    try files { () throws(ExchangeError) in
      try summary.write(with: writer.files, in: place.dataRoot, into: folders.export)
    }
    return ExportResult(
      itemCount: count, billedSize: size,
      manifest: "\(place.key)/\(ExportManifest.summaryName).json")
  }

  private func summary(billedSize: Int, itemCount: Int) -> ExportSummaryText {
    let parameters = order.parameters
    let time: ExportSummaryText.Time =
      if let period = order.period, let from = period.exportFromTime, let to = period.exportToTime {
        .from(from, to: to, view: period.exportViewType?.rawValue ?? "")
      } else { .at(order.exportTime) }
    return ExportSummaryText(
      exportARN: order.exportARN, startTime: order.startedAt,
      endTime: max(order.startedAt, order.source.now), tableARN: order.tableARN,
      tableID: order.tableID, time: time, bucket: parameters.s3Bucket ?? "",
      prefix: parameters.s3Prefix, algorithm: parameters.s3SseAlgorithm?.rawValue ?? "AES256",
      kmsKey: parameters.s3SseKmsKeyId, root: place.key, billedSize: billedSize,
      itemCount: itemCount, format: isIon ? "ION" : "DYNAMODB_JSON",
      type: order.period == nil ? nil : ExportType.incrementalExport.rawValue)
  }

  /// Writes the items, and returns the size of those that were read by DynamoDB's rules.
  private func writeItems(to writer: DataFileWriter) async throws(TransferFailure) -> Int {
    var size = 0
    var position: [UInt8]?
    while let page = try database({ () throws(DynamoDBError) in
      try order.source.items(after: position, bytes: 1 << 20)
    }) {
      size += page.readSize
      let lines = isIon ? try page.items.ionLines : page.items.exportLines
      try files { () throws(ExchangeError) in try writer.write(lines, items: page.items.count) }
      position = page.end
      await pause()
    }
    try files { () throws(ExchangeError) in try writer.finish() }
    return size
  }

  /// Writes the changed items, and returns the size of the images that were read by DynamoDB's rules.
  private func writeChanges(
    of period: IncrementalExportSpecification, to writer: DataFileWriter
  ) async throws(TransferFailure) -> Int {
    let format = ChangeLines(
      isIon: isIon, hasOldImages: period.exportViewType == .newAndOldImages)
    var size = 0
    while let changes = try database({ () throws(DynamoDBError) in
      try order.source.changes(bytes: 1 << 20)
    }) {
      size += changes.readSize
      guard let lines = format.lines(of: changes.items) else { throw .damagedItem }
      try files { () throws(ExchangeError) in try writer.write(lines, items: changes.items.count) }
      await pause()
    }
    try files { () throws(ExchangeError) in try writer.finish() }
    return size
  }

  private func files(_ body: () throws(ExchangeError) -> Void) throws(TransferFailure) {
    do throws(ExchangeError) { try body() } catch { throw TransferFailure(.file(error)) }
  }

  private func database<Output>(
    _ body: () throws(DynamoDBError) -> Output
  ) throws(TransferFailure) -> Output {
    do throws(DynamoDBError) { return try body() } catch { throw TransferFailure(error) }
  }
}

extension TransferFailure {
  /// Stored bytes that are not an item.
  fileprivate static let damagedItem = TransferFailure(
    code: "InternalServerError", message: "An item is damaged.")
}

extension [ItemImage] {
  /// The items as lines of an export in Ion text.
  fileprivate var ionLines: [UInt8] {
    get throws(TransferFailure) {
      var lines: [UInt8] = []
      lines.reserveCapacity(1 << 21)
      for image in self {
        guard let item = image.decoded() else { throw .damagedItem }
        IonText.appendLine(item, to: &lines)
      }
      return lines
    }
  }
}
