package import DynamockModel
package import DynamockValidation

extension Database {
  /// Describes a table in any state.
  package func describeTable(
    _ request: NamedTableRequest
  ) throws(DynamoDBError) -> DescribeTableOutput {
    try read { session throws(EngineFault) in
      let table = try session.knownTable(request.table)
      return DescribeTableOutput(
        table: table.description(at: session.time, settings: session.settings))
    }
  }
}
