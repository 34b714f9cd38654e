package import DynamockExpressions
package import DynamockModel

/// An ExportTableToPointInTime that has passed all rules that need only the request.
package struct ExportTableRequest: Sendable {
  /// The table; its ARN is kept as sent.
  package let table: TableReference
  /// The region in the ARN.
  package let region: String
  /// The members of the request, with the defaults of format, type and encryption filled in.
  package let parameters: ExportTableToPointInTimeInput
  /// Whether the request names a type, which the description then contains.
  package let namesType: Bool
  /// The filter, or `nil` to export all items.
  package let filter: ExportFilter?
}

/// The parsed filter of an export, whose expressions are those of Query and Scan.
package struct ExportFilter: Sendable {
  /// The condition on the key, which limits the items that are read.
  package let keyCondition: KeyCondition?
  /// The condition that exported items meet.
  package let condition: CompiledCondition?
  /// The attributes of exported items, or `nil` for all.
  package let projection: Projection?
}

/// An ImportTable that has passed all rules that need only the request.
package struct ImportTableRequest: Sendable {
  /// The table to create.
  package let table: CreateTableRequest
  /// The token, which AWS requires although its model does not.
  package let token: String
  /// The members of the request, as sent.
  package let parameters: ImportTableInput
}

/// A request that names an export or an import.
package struct NamedTransferRequest: Sendable {
  /// The ARN as sent.
  package let arn: String
  /// The region of the client.
  package let region: String
  /// The account of the client.
  package let account: String
  /// The last part of the ARN.
  package let id: String
}

/// A list of exports or imports that has passed all rules that need only the request.
package struct ListTransfersRequest: Sendable {
  /// The table, or `nil` for all tables.
  package let table: TableReference?
  /// The region in the table's ARN.
  package let region: String?
  /// The position from which to continue, as sent to the client.
  package let nextToken: String?
  /// 1 to 25.
  package let limit: Int
}
