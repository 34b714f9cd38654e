import DynamockModel
import DynamockValidation

extension Database {
  /// Says whether a table's items expire, and by which attribute.
  package func describeTimeToLive(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> DescribeTimeToLiveOutput {
    try read { session throws(DynamoDBError) in
      let table = try session.knownTable(request.table)
      let status = table.definition.status(at: session.now)
      if status == .creating || status == .deleting {
        throw .invalid(Sentence.timeToLiveOfTable(in: status))
      }
      let setting = table.definition.timeToLive
      return DescribeTimeToLiveOutput(
        timeToLiveDescription: setting?.description(at: session.now)
          ?? TimeToLiveDescription(timeToLiveStatus: .disabled))
    }
  }
}
