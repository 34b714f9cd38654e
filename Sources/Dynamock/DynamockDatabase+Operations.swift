public import DynamockModel

// The operations as async calls; each throws the error that AWS would send.

extension DynamockDatabase {
  /// Executes up to 25 PartiQL statements independently.
  public func batchExecuteStatement(
    _ input: BatchExecuteStatementInput
  ) async throws(DynamoDBError) -> BatchExecuteStatementOutput {
    try await perform(BatchExecuteStatementOperation.self, input)
  }

  /// Reads up to 100 items from one or several tables.
  public func batchGetItem(
    _ input: BatchGetItemInput
  ) async throws(DynamoDBError) -> BatchGetItemOutput {
    try await perform(BatchGetItemOperation.self, input)
  }

  /// Puts and deletes up to 25 items in one or several tables.
  public func batchWriteItem(
    _ input: BatchWriteItemInput
  ) async throws(DynamoDBError) -> BatchWriteItemOutput {
    try await perform(BatchWriteItemOperation.self, input)
  }

  /// Creates a table with its indexes.
  @discardableResult
  public func createTable(
    _ input: CreateTableInput
  ) async throws(DynamoDBError) -> CreateTableOutput {
    try await perform(CreateTableOperation.self, input)
  }

  /// Removes the item with a key.
  @discardableResult
  public func deleteItem(
    _ input: DeleteItemInput
  ) async throws(DynamoDBError) -> DeleteItemOutput {
    try await perform(DeleteItemOperation.self, input)
  }

  /// Deletes a table with all its contents.
  @discardableResult
  public func deleteTable(
    _ input: DeleteTableInput
  ) async throws(DynamoDBError) -> DeleteTableOutput {
    try await perform(DeleteTableOperation.self, input)
  }

  /// Returns the address of the service.
  public func describeEndpoints(
    _ input: DescribeEndpointsInput = DescribeEndpointsInput()
  ) async throws(DynamoDBError) -> DescribeEndpointsOutput {
    try await perform(DescribeEndpointsOperation.self, input)
  }

  /// Returns the throughput quotas of the account and of a table.
  public func describeLimits(
    _ input: DescribeLimitsInput = DescribeLimitsInput()
  ) async throws(DynamoDBError) -> DescribeLimitsOutput {
    try await perform(DescribeLimitsOperation.self, input)
  }

  /// Describes a table: its state, schema, indexes, sizes and throughput.
  public func describeTable(
    _ input: DescribeTableInput
  ) async throws(DynamoDBError) -> DescribeTableOutput {
    try await perform(DescribeTableOperation.self, input)
  }

  /// Executes a PartiQL statement.
  public func executeStatement(
    _ input: ExecuteStatementInput
  ) async throws(DynamoDBError) -> ExecuteStatementOutput {
    try await perform(ExecuteStatementOperation.self, input)
  }

  /// Executes up to 100 PartiQL statements as one.
  public func executeTransaction(
    _ input: ExecuteTransactionInput
  ) async throws(DynamoDBError) -> ExecuteTransactionOutput {
    try await perform(ExecuteTransactionOperation.self, input)
  }

  /// Reads the item with a key.
  public func getItem(
    _ input: GetItemInput
  ) async throws(DynamoDBError) -> GetItemOutput {
    try await perform(GetItemOperation.self, input)
  }

  /// Lists the names of the tables, a page at a time.
  public func listTables(
    _ input: ListTablesInput = ListTablesInput()
  ) async throws(DynamoDBError) -> ListTablesOutput {
    try await perform(ListTablesOperation.self, input)
  }

  /// Stores an item, replacing any item with the same key.
  @discardableResult
  public func putItem(
    _ input: PutItemInput
  ) async throws(DynamoDBError) -> PutItemOutput {
    try await perform(PutItemOperation.self, input)
  }

  /// Reads the items with one partition key value in the order of their sort keys.
  public func query(
    _ input: QueryInput
  ) async throws(DynamoDBError) -> QueryOutput {
    try await perform(QueryOperation.self, input)
  }

  /// Reads a whole table or index.
  public func scan(
    _ input: ScanInput
  ) async throws(DynamoDBError) -> ScanOutput {
    try await perform(ScanOperation.self, input)
  }

  /// Reads up to 100 items as they were at one point in time.
  public func transactGetItems(
    _ input: TransactGetItemsInput
  ) async throws(DynamoDBError) -> TransactGetItemsOutput {
    try await perform(TransactGetItemsOperation.self, input)
  }

  /// Executes up to 100 actions: all of them, or none.
  @discardableResult
  public func transactWriteItems(
    _ input: TransactWriteItemsInput
  ) async throws(DynamoDBError) -> TransactWriteItemsOutput {
    try await perform(TransactWriteItemsOperation.self, input)
  }

  /// Updates the item with a key, or creates one.
  @discardableResult
  public func updateItem(
    _ input: UpdateItemInput
  ) async throws(DynamoDBError) -> UpdateItemOutput {
    try await perform(UpdateItemOperation.self, input)
  }

  /// Changes a table's throughput, indexes or settings.
  @discardableResult
  public func updateTable(
    _ input: UpdateTableInput
  ) async throws(DynamoDBError) -> UpdateTableOutput {
    try await perform(UpdateTableOperation.self, input)
  }
}

extension DynamockDatabase {
  /// Executes an operation and waits for its result.
  ///
  /// - Parameter context: the circumstances of the request; the region becomes part of new tables'
  ///   ARNs.
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

extension DynamockDatabase {
  /// Executes an operation of a known type.
  func perform<Performed: DatabaseOperation>(
    _ type: Performed.Type, _ input: Performed.Input
  ) async throws(DynamoDBError) -> Performed.Output {
    let output = try await perform(Performed.wrap(input))
    guard let output = Performed.output(in: output) else { throw .unexpectedOutput }
    return output
  }
}

extension DynamoDBError {
  /// The error if an operation returns the output of another one, which is a defect of the library.
  static let unexpectedOutput = DynamoDBError(.internalServerError, nil)
}
