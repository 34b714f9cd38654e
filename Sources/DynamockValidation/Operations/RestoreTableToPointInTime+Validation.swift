package import DynamockModel

extension RestoreToPointInTimeRequest {
  /// Validates a RestoreTableToPointInTime by every rule that needs only the request; the times
  /// come first ([ack-quirks] DDB-TABLE-100).
  package init(validating input: RestoreTableToPointInTimeInput) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      check.model(input)
      try check.finish()
      do throws(TransferRequestFault) { try input.checkTimes() } catch { throw .transfer(error) }
      let (source, region) = try input.source()
      self.init(
        source: source, region: region, target: input.targetTableName ?? "",
        moment: input.restoreDateTime, overrides: try input.overrides())
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
  }
}

extension RestoreTableToPointInTimeInput {
  fileprivate func checkTimes() throws(TransferRequestFault) {
    switch (restoreDateTime, useLatestRestorableTime == true) {
    case (.some, true): throw .bothRestoreTimes
    case (nil, false): throw .noRestoreTime
    default: break
    }
  }

  /// The table, and the region of an ARN.
  fileprivate func source() throws(RequestFault) -> (TableReference, region: String?) {
    switch (sourceTableName, sourceTableArn) {
    case (nil, nil): throw .missingParameter("TableName")
    case (.some, .some): throw .transfer(.bothSources)
    case (let name?, nil): return (TableReference(name: name, account: nil, asSent: name), nil)
    case (nil, let arn?):
      do throws(TransferRequestFault) {
        let parsed = try TableARN(arn)
        return (parsed.table, parsed.region)
      } catch {
        throw .transfer(error == .notARN ? .sourceNotARN : error)
      }
    }
  }
}
