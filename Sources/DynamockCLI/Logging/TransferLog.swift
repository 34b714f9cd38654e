import DynamockEngine
import DynamockExchange
import Logging

/// Logs the ends of exports, imports and bulk operations, and the items that were not imported.
enum TransferLog {
  /// Returns a closure that logs events.
  static func listener(_ logger: Logger) -> @Sendable (BucketTransfers.Event) -> Void {
    { event in
      switch event {
      case .exported(let arn, .success(let result)):
        logger.info(
          "an export is complete",
          metadata: [
            "export": "\(arn)", "items": "\(result.itemCount)", "manifest": "\(result.manifest)",
          ])
      case .exported(let arn, .failure(let failure)):
        logger.warning(
          "an export has failed",
          metadata: [
            "export": "\(arn)", "code": "\(failure.code)", "reason": "\(failure.message)",
          ])
      case .imported(let arn, let result):
        if let failure = result.failure {
          logger.warning(
            "an import has failed",
            metadata: [
              "import": "\(arn)", "code": "\(failure.code)", "reason": "\(failure.message)",
              "items": "\(result.importedCount)", "errors": "\(result.errorCount)",
            ])
        } else {
          logger.info(
            "an import is complete",
            metadata: ["import": "\(arn)", "items": "\(result.importedCount)"])
        }
      case .bulkEnded(let arn, let result):
        logger.log(
          level: result.failure == nil ? .info : .warning,
          result.failure == nil ? "a bulk operation has ended" : "a bulk operation has failed",
          metadata: [
            "operation": "\(arn)", "lines": "\(result.processedCount)",
            "invalid": "\(result.failedCount)",
            "reason": "\(result.failure?.message ?? (result.isCancelled ? "cancelled" : "none"))",
          ])
      case .keptLeftovers(let id, let failure):
        logger.warning(
          "the files of an interrupted export are removed later",
          metadata: [
            "export": "\(id)", "code": "\(failure.code)", "reason": "\(failure.message)",
          ])
      case .refusedItem(let arn, let object, let position, let reason):
        logger.warning(
          "an item was not imported",
          metadata: [
            "import": "\(arn)", "object": "\(object)", "index": "\(position)",
            "reason": "\(reason)",
          ])
      }
    }
  }
}
