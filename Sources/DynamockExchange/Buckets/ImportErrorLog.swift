import DynamockEngine
import DynamockModel
import DynamockWire
import Synchronization

/// The errors of an import, in the form in which AWS writes them to a log group
/// ([aws-guide], imports), in the file `aws-dynamodb/imports/ID/error` next to buckets that
/// are folders; with a server's buckets only the events have them.
final class ImportErrorLog: Sendable {
  private let order: ImportOrder
  private let root: String?
  private let tell: @Sendable (BucketTransfers.Event) -> Void
  private let state = Mutex(State())

  private struct State {
    var count = 0
    var file: OutputFile?
    var fault: String?
  }

  /// Why errors are missing in the file, or `nil` if it has all of them that are written.
  var fault: String? { state.withLock(\.fault) }

  /// The number of errors that are written; the import counts all.
  private static let mostErrors = 10_000

  init(
    _ order: ImportOrder, root: String?,
    tell: @escaping @Sendable (BucketTransfers.Event) -> Void
  ) {
    self.order = order
    self.root = root
    self.tell = tell
  }

  /// Adds the error of an item.
  func add(_ key: String, _ index: Int, _ reason: String) {
    let isWritten = state.withLock { state in
      state.count += 1
      guard state.count <= Self.mostErrors else { return false }
      append(line(key, index, reason), to: &state)
      return true
    }
    if isWritten {
      tell(.refusedItem(order.importARN, object: key, position: index, reason: reason))
    }
  }

  private func line(_ key: String, _ index: Int, _ reason: String) -> [UInt8] {
    let bucket = order.parameters.s3BucketSource?.s3Bucket ?? ""
    return JSONText([
      (
        "itemS3Pointer",
        JSONText([
          ("bucket", JSONText(bucket)), ("key", JSONText(key)), ("itemIndex", JSONText(index)),
        ])
      ),
      ("importArn", JSONText(order.importARN)),
      ("errorMessages", JSONText([JSONText(reason)])),
    ]).bytes + [UInt8(ascii: "\n")]
  }

  /// Writes a line; after a failure no others follow, and the import goes on.
  private func append(_ line: [UInt8], to state: inout State) {
    guard let root, state.fault == nil else { return }
    do throws(BucketFault) {
      if state.file == nil {
        let folder = try BucketFolder.root(root).makeFolder("aws-dynamodb/imports/\(order.id)")
        state.file = try bucketFile { () throws(ExchangeError) in
          try OutputFile("\(folder)/error")
        }
      }
      try bucketFile { () throws(ExchangeError) in try state.file?.write(line) }
    } catch {
      state.fault = TransferFailure(error).message
    }
  }

  private func bucketFile<Value>(
    _ body: () throws(ExchangeError) -> Value
  ) throws(BucketFault) -> Value {
    do throws(ExchangeError) { return try body() } catch { throw .file(error) }
  }
}
