package import DynamockModel
package import DynamockValidation

extension Database {
  /// Describes an import, also if its table no longer exists or never did.
  package func describeImport(
    _ request: NamedTransferRequest
  ) throws(DynamoDBError) -> DescribeImportOutput {
    try read { session throws(EngineFault) in
      guard let found: ImportRecord = try session.transfer(of: request) else {
        throw .transfer(.noImport(request.arn))
      }
      return DescribeImportOutput(
        importTableDescription: found.description(at: session.now, settings: session.settings))
    }
  }

  /// Lists the imports of a table, also of one that no longer exists, or of all tables, a page at a
  /// time ([ack-quirks]).
  package func listImports(
    _ request: ListTransfersRequest
  ) throws(DynamoDBError) -> ListImportsOutput {
    try read { session throws(EngineFault) in
      let start = try session.start(of: request, .import)
      _ = try session.listedTable(request)
      let imports = session.transfers(ImportRecord.self).filter { found in
        (request.table.map { $0.name == found.frame.tableName } ?? true)
          && (request.region.map { $0 == found.frame.region } ?? true)
      }
      let page = TransferPage(of: imports, after: start, limit: request.limit)
      return ListImportsOutput(
        importSummaryList: page.entries.map {
          $0.summary(at: session.now, settings: session.settings)
        },
        nextToken: page.nextToken)
    }
  }
}
