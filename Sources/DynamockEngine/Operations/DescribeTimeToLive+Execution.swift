package import DynamockModel
package import DynamockValidation

extension Database {
  /// Returns a table's time to live: whether its items expire, and by which attribute.
  package func describeTimeToLive(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> DescribeTimeToLiveOutput {
    try read { session throws(EngineFault) in
      let table = try session.knownTable(request.table)
      let status = table.definition.status(at: session.now)
      if status == .creating || status == .deleting {
        throw .timeToLive(.notDescribable(status))
      }
      let setting = table.definition.timeToLive
      return DescribeTimeToLiveOutput(
        timeToLiveDescription: setting?.description(at: session.now)
          ?? TimeToLiveDescription(timeToLiveStatus: .disabled))
    }
  }
}
