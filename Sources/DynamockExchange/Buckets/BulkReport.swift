import DynamockEngine
import DynamockModel
import DynamockWire
import Synchronization

/// The lines of a bulk operation that were not written, in files of the bucket for reports.
///
/// AWS's form of the files is unknown: this one is that of the errors of imports, in
/// `AWSDynamoDB/ID/ERROR.json` and `CONDITION_CHECK_FAILURE.json`, with a manifest.
final class BulkReport: Sendable {
  private let order: BulkOrder
  private let folder: String
  private let types: [OutputTypeEnum]
  private let files = Mutex<[String: (file: OutputFile, count: Int)]>([:])

  init(_ order: BulkOrder, in bucket: BucketFolder) throws(BucketFault) {
    self.order = order
    let output = order.parameters.outputS3Configuration
    types = output?.outputType ?? []
    let prefix = output?.s3KeyPrefix ?? ""
    let start = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
    folder = try bucket.makeFolder("\(start)AWSDynamoDB/\(order.id)")
  }

  /// Adds a line that was not written, if the request specifies lines of its kind.
  /// - Parameter failed: the attempted item and the existing one, if there is one, of a line whose
  ///   condition has failed, or `nil` for an invalid line ([aws-api-reference]
  ///   `OutputS3Configuration`).
  func add(
    _ key: String, _ index: Int, _ reason: String, failed: (item: Item, existing: ItemImage?)?
  ) throws(TransferFailure) {
    let type = failed == nil ? OutputTypeEnum.error : .conditionCheckFailure
    guard types.contains(type) else { return }
    let bucket = order.parameters.inputS3Configuration?.s3Bucket ?? ""
    let line = JSONText([
      (
        "itemS3Pointer",
        JSONText([
          ("bucket", JSONText(bucket)), ("key", JSONText(key)), ("itemIndex", JSONText(index)),
        ])
      ),
      ("bulkOperationArn", JSONText(order.operationARN)),
      ("errorMessages", JSONText([JSONText(reason)])),
      ("item", (failed?.item).map { JSONText(ItemImage($0)) }),
      ("existingItem", (failed?.existing).map { JSONText($0) }),
    ])
    try write(line.bytes + [UInt8(ascii: "\n")], to: "\(type.rawValue).json")
  }

  private func write(_ line: [UInt8], to name: String) throws(TransferFailure) {
    let result: Result<Void, ExchangeError> = files.withLock { files in
      Result { () throws(ExchangeError) in
        let current: (file: OutputFile, count: Int)
        if let known = files[name] {
          current = known
        } else {
          current = (try OutputFile("\(folder)/\(name)"), 0)
        }
        try current.file.write(line)
        files[name] = (current.file, current.count + 1)
      }
    }
    if case .failure(let error) = result { throw TransferFailure(.file(error)) }
  }

  /// Completes the files, and writes the manifest.
  func finish(_ result: BulkResult) throws(TransferFailure) {
    let finished: Result<[(name: String, count: Int)], ExchangeError> = files.withLock { files in
      Result { () throws(ExchangeError) in
        for file in files.values { try file.file.finish() }
        return files.map { (name: $0.key, count: $0.value.count) }.sorted { $0.name < $1.name }
      }
    }
    do throws(ExchangeError) {
      let entries = try finished.get().map { file in
        JSONText([("name", JSONText(file.name)), ("itemCount", JSONText(file.count))])
      }
      try FileSystem.write(manifest(of: result, entries).bytes, to: "\(folder)/manifest.json")
    } catch { throw TransferFailure(.file(error)) }
  }

  private func manifest(of result: BulkResult, _ entries: [JSONText]) -> JSONText {
    JSONText([
      ("bulkOperationArn", JSONText(order.operationARN)),
      ("processedItemCount", JSONText(result.processedCount)),
      ("failedItemCount", JSONText(result.failedCount)), ("files", JSONText(entries)),
    ])
  }
}
