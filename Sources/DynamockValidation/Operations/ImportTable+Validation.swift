package import DynamockModel

extension ImportTableRequest {
  /// Validates an ImportTable by every rule that needs only the request.
  package init(validating input: ImportTableInput) throws(DynamoDBError) {
    do throws(RequestFault) {
      var check = ConstraintCheck()
      // AWS requires the token, although its model does not; SDKs create one ([scylla-alternator]
      // `test_import.py`).
      check.require(input.clientToken != nil, at: "clientToken")
      check.model(input)
      try check.finish()
    } catch {
      throw DynamoDBError(error, in: Dialect.current.controlPlane)
    }
    let table = try CreateTableRequest(validating: input.table)
    do throws(TransferRequestFault) { try input.checkFormat() } catch {
      throw DynamoDBError(.transfer(error), in: Dialect.current.controlPlane)
    }
    self.init(table: table, token: input.clientToken ?? "", parameters: input)
  }
}

extension ImportTableInput {
  /// The creation of the table, whose rules and messages apply.
  fileprivate var table: CreateTableInput {
    let parameters = tableCreationParameters
    return CreateTableInput(
      attributeDefinitions: parameters?.attributeDefinitions, tableName: parameters?.tableName,
      keySchema: parameters?.keySchema,
      globalSecondaryIndexes: parameters?.globalSecondaryIndexes,
      billingMode: parameters?.billingMode,
      provisionedThroughput: parameters?.provisionedThroughput,
      sseSpecification: parameters?.sseSpecification,
      onDemandThroughput: parameters?.onDemandThroughput,
      vectorIndexes: parameters?.vectorIndexes)
  }

  fileprivate func checkFormat() throws(TransferRequestFault) {
    if inputFormatOptions != nil, inputFormat != .csv {
      throw .otherFormatOptions(inputFormat?.rawValue ?? "")
    }
  }
}
