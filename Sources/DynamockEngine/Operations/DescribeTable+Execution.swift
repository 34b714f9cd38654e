import DynamockModel
import DynamockValidation

extension Database {
  /// Describes a table in whatever state it is.
  package func describeTable(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> DescribeTableOutput {
    try read { session throws(DynamoDBError) in
      let table = try session.knownTable(request.table)
      return DescribeTableOutput(
        table: table.description(at: session.time, settings: session.settings))
    }
  }
}
