package import DynamockModel
package import DynamockValidation

extension Database {
  /// Describes an export, also of a table that no longer exists.
  package func describeExport(
    _ request: NamedTransferRequest, region: String
  ) throws(DynamoDBError) -> DescribeExportOutput {
    try read { session throws(EngineFault) in
      guard let export: ExportRecord = try session.transfer(of: request) else {
        throw .transfer(
          request.region == region ? .noExport(request.arn) : .exportOfOtherRegion)
      }
      return DescribeExportOutput(
        exportDescription: export.description(at: session.now, settings: session.settings))
    }
  }

  /// Lists the exports of a table that exists, or of all tables, a page at a time.
  package func listExports(
    _ request: ListTransfersRequest
  ) throws(DynamoDBError) -> ListExportsOutput {
    try read { session throws(EngineFault) in
      let start = try session.start(of: request, .export)
      let table = try session.listedTable(request)
      // The list of a table is empty once the table is gone, also if there is a new one with its
      // name ([ack-quirks]; [scylla-alternator] `test_export.py`).
      let exports = session.transfers(ExportRecord.self).filter { export in
        request.table == nil || export.frame.tableID == table?.definition.id
      }
      let page = TransferPage(of: exports, after: start, limit: request.limit)
      return ListExportsOutput(
        exportSummaries: page.entries.map {
          $0.summary(at: session.now, settings: session.settings)
        },
        nextToken: page.nextToken)
    }
  }
}
