import DynamockModel

// The operations as async calls; each throws the error that AWS would send.

extension DynamockDatabase {
  /// Carries out up to 25 PartiQL statements, each for itself.
  public func batchExecuteStatement(
    _ input: BatchExecuteStatementInput
  ) async throws(DynamoDBError) -> BatchExecuteStatementOutput {
    let output = try await perform(.batchExecuteStatement(input))
    guard case .batchExecuteStatement(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Reads up to 100 items of one or several tables.
  public func batchGetItem(
    _ input: BatchGetItemInput
  ) async throws(DynamoDBError) -> BatchGetItemOutput {
    let output = try await perform(.batchGetItem(input))
    guard case .batchGetItem(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Puts and deletes up to 25 items of one or several tables.
  public func batchWriteItem(
    _ input: BatchWriteItemInput
  ) async throws(DynamoDBError) -> BatchWriteItemOutput {
    let output = try await perform(.batchWriteItem(input))
    guard case .batchWriteItem(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Makes a table with its indexes.
  @discardableResult
  public func createTable(
    _ input: CreateTableInput
  ) async throws(DynamoDBError) -> CreateTableOutput {
    let output = try await perform(.createTable(input))
    guard case .createTable(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Removes the item under a key.
  @discardableResult
  public func deleteItem(
    _ input: DeleteItemInput
  ) async throws(DynamoDBError) -> DeleteItemOutput {
    let output = try await perform(.deleteItem(input))
    guard case .deleteItem(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Deletes a table with everything in it.
  @discardableResult
  public func deleteTable(
    _ input: DeleteTableInput
  ) async throws(DynamoDBError) -> DeleteTableOutput {
    let output = try await perform(.deleteTable(input))
    guard case .deleteTable(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Says under which address the service is reached.
  public func describeEndpoints(
    _ input: DescribeEndpointsInput = DescribeEndpointsInput()
  ) async throws(DynamoDBError) -> DescribeEndpointsOutput {
    let output = try await perform(.describeEndpoints(input))
    guard case .describeEndpoints(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Says what throughput the account and a table may have.
  public func describeLimits(
    _ input: DescribeLimitsInput = DescribeLimitsInput()
  ) async throws(DynamoDBError) -> DescribeLimitsOutput {
    let output = try await perform(.describeLimits(input))
    guard case .describeLimits(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Describes a table: its state, schema, indexes, sizes and throughput.
  public func describeTable(
    _ input: DescribeTableInput
  ) async throws(DynamoDBError) -> DescribeTableOutput {
    let output = try await perform(.describeTable(input))
    guard case .describeTable(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Carries out a PartiQL statement.
  public func executeStatement(
    _ input: ExecuteStatementInput
  ) async throws(DynamoDBError) -> ExecuteStatementOutput {
    let output = try await perform(.executeStatement(input))
    guard case .executeStatement(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Carries out up to 100 PartiQL statements as one.
  public func executeTransaction(
    _ input: ExecuteTransactionInput
  ) async throws(DynamoDBError) -> ExecuteTransactionOutput {
    let output = try await perform(.executeTransaction(input))
    guard case .executeTransaction(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Reads the item under a key.
  public func getItem(
    _ input: GetItemInput
  ) async throws(DynamoDBError) -> GetItemOutput {
    let output = try await perform(.getItem(input))
    guard case .getItem(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Lists the names of the tables, a page at a time.
  public func listTables(
    _ input: ListTablesInput = ListTablesInput()
  ) async throws(DynamoDBError) -> ListTablesOutput {
    let output = try await perform(.listTables(input))
    guard case .listTables(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Stores an item, replacing the one under its key.
  @discardableResult
  public func putItem(
    _ input: PutItemInput
  ) async throws(DynamoDBError) -> PutItemOutput {
    let output = try await perform(.putItem(input))
    guard case .putItem(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Reads the items of one partition key value in the order of the sort key.
  public func query(
    _ input: QueryInput
  ) async throws(DynamoDBError) -> QueryOutput {
    let output = try await perform(.query(input))
    guard case .query(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Reads a table or an index from end to end.
  public func scan(
    _ input: ScanInput
  ) async throws(DynamoDBError) -> ScanOutput {
    let output = try await perform(.scan(input))
    guard case .scan(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Reads up to 100 items as they were at one moment.
  public func transactGetItems(
    _ input: TransactGetItemsInput
  ) async throws(DynamoDBError) -> TransactGetItemsOutput {
    let output = try await perform(.transactGetItems(input))
    guard case .transactGetItems(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Carries out up to 100 actions: all of them, or none.
  @discardableResult
  public func transactWriteItems(
    _ input: TransactWriteItemsInput
  ) async throws(DynamoDBError) -> TransactWriteItemsOutput {
    let output = try await perform(.transactWriteItems(input))
    guard case .transactWriteItems(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Changes the item under a key, or makes one.
  @discardableResult
  public func updateItem(
    _ input: UpdateItemInput
  ) async throws(DynamoDBError) -> UpdateItemOutput {
    let output = try await perform(.updateItem(input))
    guard case .updateItem(let output) = output else { throw .unexpectedOutput }
    return output
  }

  /// Changes a table's throughput, indexes or settings.
  @discardableResult
  public func updateTable(
    _ input: UpdateTableInput
  ) async throws(DynamoDBError) -> UpdateTableOutput {
    let output = try await perform(.updateTable(input))
    guard case .updateTable(let output) = output else { throw .unexpectedOutput }
    return output
  }
}

extension DynamockDatabase {
  /// Carries an operation out and waits for its answer.
  ///
  /// - Parameter context: whose request it is; the region becomes part of new tables' ARNs.
  public func perform(
    _ input: OperationInput, in context: RequestContext = RequestContext()
  ) async throws(DynamoDBError) -> OperationOutput {
    var context = context
    context.tag = context.tag ?? CostTag.current
    let result = await withCheckedContinuation { [context] continuation in
      perform(input, in: context) { continuation.resume(returning: $0) }
    }
    return try result.get()
  }
}

extension DynamoDBError {
  /// An operation gave another's output: a fault of the library itself.
  static let unexpectedOutput = DynamoDBError(.internalServerError, nil)
}
