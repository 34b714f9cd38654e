package import DynamockModel
package import DynamockValidation

extension Database {
  /// Lists the names of all tables in byte order, a page at a time.
  package func listTables(_ request: ListTablesRequest) throws(DynamoDBError) -> ListTablesOutput {
    try read { session throws(EngineFault) in
      let names = session.catalog.tables.values
        .filter { $0.definition.lifecycle.resolved(at: session.now) != nil }
        .map(\.name)
        .filter { name in request.exclusiveStartTableName.map { $0 < name } ?? true }
        .sorted()
      let page = Array(names.prefix(request.limit))
      return ListTablesOutput(
        tableNames: page, lastEvaluatedTableName: page.count < names.count ? page.last : nil)
    }
  }
}
