package import DynamockModel
import DynamockValidation

/// The part of a server that writes exports and reads imports, which a module with access to
/// files implements.
package protocol TransferCarrier: AnyObject, Sendable {
  /// Writes an export, and reports its end to ``Database/endExport(_:_:completion:)``.
  func carryOut(_ order: ExportOrder, for database: Database)

  /// Fills an imported table, and reports its end to ``Database/endImport(_:_:completion:)``.
  func carryOut(_ order: ImportOrder, for database: Database)

  /// Writes the items of a bulk operation, and reports its end to
  /// ``Database/endBulk(_:_:completion:)``.
  func carryOut(_ order: BulkOrder, for database: Database)

  /// Removes the files of an export that an earlier process did not finish, and reports it to
  /// ``Database/endDiscard(ofExport:)``; otherwise the next process tries again.
  func discardExport(
    _ id: String, _ parameters: ExportTableToPointInTimeInput, for database: Database)
}

/// The buckets of a server, and the implementation that reads and writes them.
package struct TransferService: Sendable, Equatable {
  /// Where the buckets are.
  package enum Place: Sendable, Equatable {
    /// A folder whose folders are the buckets.
    case folder(String)
    /// A server with S3's API, by the text of its setting.
    case endpoint(String)
  }

  /// Where the buckets are.
  package let place: Place
  /// The implementation that reads and writes the buckets.
  package let carrier: any TransferCarrier

  /// Creates a service.
  package init(place: Place, carrier: any TransferCarrier) {
    self.place = place
    self.carrier = carrier
  }

  /// The path of the folder that contains the buckets, or `nil` if they are on a server.
  package var folder: String? { if case .folder(let path) = place { path } else { nil } }

  /// The endpoint of the server that has the buckets, or `nil` if they are in a folder.
  package var endpoint: String? { if case .endpoint(let text) = place { text } else { nil } }

  package static func == (left: Self, right: Self) -> Bool { left.place == right.place }
}

/// An export that has begun.
package struct ExportOrder: Sendable {
  /// The last part of the export's ARN, which is also the name of its folder.
  package let id: String
  /// The export's ARN.
  package let exportARN: String
  /// The table's name.
  package let tableName: String
  /// The table's ARN.
  package let tableARN: String
  /// The table's id, a UUID.
  package let tableID: String
  /// The time at which the export began.
  package let startedAt: Timestamp
  /// The point in time that is exported.
  package let exportTime: Timestamp
  /// The request, with the defaults filled in.
  package let parameters: ExportTableToPointInTimeInput
  /// The period of an incremental export, or `nil` for a full one.
  package let period: IncrementalExportSpecification?
  /// The items or changes to export.
  package let source: ExportSource
  /// Sends the response to the request; the carrier calls it once, at the latest when the export
  /// takes longer than a client should wait.
  package let respond: @Sendable () -> Void
}

/// An import that has begun; its table does not exist yet.
package struct ImportOrder: Sendable {
  /// The last part of the import's ARN.
  package let id: String
  /// The import's ARN.
  package let importARN: String
  /// The table's id, a UUID.
  package let tableID: String
  /// The request, as sent.
  package let parameters: ImportTableInput
  let region: String
  let table: CreateTableRequest
  /// Sends the response to the request, as that of an ``ExportOrder``.
  package let respond: @Sendable () -> Void
}

/// A bulk operation that has begun.
package struct BulkOrder: Sendable {
  /// The last part of the operation's ARN, which is also the name of its folder.
  package let id: String
  /// The operation's ARN.
  package let operationARN: String
  /// The request, with the defaults filled in.
  package let parameters: StartBulkPutItemsInput
  /// Sends the response to the request, as that of an ``ExportOrder``.
  package let respond: @Sendable () -> Void
}

/// Why a transfer has failed, as its description shows it.
package struct TransferFailure: Error, Sendable, Equatable {
  /// AWS's code, such as `S3NoSuchBucket`.
  package var code: String
  /// AWS's message.
  package var message: String

  /// Creates a failure.
  package init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  /// Creates a failure of the database itself.
  package init(_ error: DynamoDBError) {
    self.init(code: "InternalServerError", message: error.message ?? error.code.name)
  }
}

/// The result of an export.
package struct ExportResult: Sendable, Equatable {
  /// The number of exported items or changes.
  package var itemCount: Int
  /// The size of what was exported by DynamoDB's rules, and at least 10 MB for an incremental export.
  package var billedSize: Int
  /// The key of the summary.
  package var manifest: String

  /// Creates a result.
  package init(itemCount: Int, billedSize: Int, manifest: String) {
    self.itemCount = itemCount
    self.billedSize = billedSize
    self.manifest = manifest
  }
}

/// The figures of an import.
package struct ImportResult: Sendable, Equatable {
  /// The number of lines, good and bad.
  package var processedCount = 0
  /// The number of imported items.
  package var importedCount = 0
  /// The number of lines that were not imported.
  package var errorCount = 0
  /// The number of bytes after decompression, or `nil` if nothing was read.
  package var processedSize: Int?
  /// Why the import has failed, or `nil` if it was completed.
  package var failure: TransferFailure?

  /// Creates the figures of an import that has read nothing.
  package init(failure: TransferFailure? = nil) { self.failure = failure }
}
