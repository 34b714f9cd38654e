import DynamockEngine
import DynamockModel

/// The writing of one export to its bucket.
struct BucketExport {
  private let order: ExportOrder
  private let buckets: String
  private let pause: TransferPause

  init(_ order: ExportOrder, root: String, _ pause: TransferPause) {
    self.order = order
    buckets = root
    self.pause = pause
  }

  /// Writes the export; what was written of a failed one is removed.
  func run() async -> Result<ExportResult, TransferFailure> {
    do throws(BucketFault) {
      let bucket = try BucketFolder(order.parameters.s3Bucket ?? "", in: buckets)
      let key = key
      let folder = try bucket.makeFolder(key)
      do throws(TransferFailure) {
        return .success(try await write(as: key, into: folder))
      } catch {
        FileSystem.removeFolder(folder)
        return .failure(error)
      }
    } catch {
      return .failure(TransferFailure(error))
    }
  }

  private var key: String { Self.key(of: order.id, order.parameters) }

  /// Returns the key of an export's folder.
  private static func key(of id: String, _ parameters: ExportTableToPointInTimeInput) -> String {
    let prefix = parameters.s3Prefix ?? ""
    let start = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
    return "\(start)AWSDynamoDB/\(id)"
  }

  /// Removes the files of an export that was not finished.
  static func discard(
    _ id: String, _ parameters: ExportTableToPointInTimeInput, root: String
  ) throws(BucketFault) {
    try BucketFolder(parameters.s3Bucket ?? "", in: root).removeFolder(key(of: id, parameters))
  }

  private var isIon: Bool { order.parameters.exportFormat == .ion }

  private func write(
    as key: String, into folder: String
  ) async throws(TransferFailure) -> ExportResult {
    try files { () throws(ExchangeError) in
      try FileSystem.makeFolder("\(folder)/data")
      try FileSystem.write([], to: "\(folder)/_started")
    }
    let writer = DataFileWriter(folder: "\(folder)/data", suffix: isIon ? "ion.gz" : "json.gz")
    let size = try await writeItems(to: writer)
    let count = writer.files.reduce(0) { $0 + $1.itemCount }
    let parameters = order.parameters
    let summary = ExportSummaryText(
      exportARN: order.exportARN, startTime: order.startedAt,
      endTime: max(order.startedAt, order.frozen.clock.now), tableARN: order.tableARN,
      tableID: order.tableID, exportTime: order.exportTime, bucket: parameters.s3Bucket ?? "",
      prefix: parameters.s3Prefix, algorithm: parameters.s3SseAlgorithm?.rawValue ?? "AES256",
      kmsKey: parameters.s3SseKmsKeyId, root: key, billedSize: size, itemCount: count,
      format: isIon ? "ION" : "DYNAMODB_JSON", type: nil)
    try files { () throws(ExchangeError) in try summary.write(with: writer.files, into: folder) }
    return ExportResult(
      itemCount: count, billedSize: size,
      manifest: "\(key)/\(ExportManifest.summaryName).json")
  }

  /// Writes the items, and returns their size by DynamoDB's rules.
  private func writeItems(to writer: DataFileWriter) async throws(TransferFailure) -> Int {
    var size = 0
    var position: [UInt8]?
    while true {
      let page: (items: [ItemImage], end: [UInt8])?
      do throws(DynamoDBError) {
        page = try order.frozen.page(of: order.tableName, after: position, bytes: 1 << 20)
      } catch {
        throw TransferFailure(error)
      }
      guard let page else { break }
      for item in page.items { size += item.size }
      let lines = isIon ? try page.items.ionLines : page.items.exportLines
      try files { () throws(ExchangeError) in try writer.write(lines, items: page.items.count) }
      position = page.end
      await pause()
    }
    try files { () throws(ExchangeError) in try writer.finish() }
    return size
  }

  private func files(_ body: () throws(ExchangeError) -> Void) throws(TransferFailure) {
    do throws(ExchangeError) { try body() } catch { throw TransferFailure(.file(error)) }
  }
}

extension [ItemImage] {
  /// The items as lines of an export in Ion text.
  fileprivate var ionLines: [UInt8] {
    get throws(TransferFailure) {
      var lines: [UInt8] = []
      lines.reserveCapacity(1 << 21)
      for image in self {
        guard let item = image.decoded() else {
          throw TransferFailure(code: "InternalServerError", message: "An item is damaged.")
        }
        IonText.appendLine(item, to: &lines)
      }
      return lines
    }
  }
}
