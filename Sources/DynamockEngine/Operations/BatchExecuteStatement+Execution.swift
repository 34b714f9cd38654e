import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Carries out up to 25 PartiQL statements, each for itself: all of them read, or all write.
  package func batchExecuteStatement(
    _ request: BatchExecuteStatementRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<BatchExecuteStatementOutput, DynamoDBError>) -> Void
  ) {
    let reads = request.members.contains { member in (try? member.get().isRead) ?? false }
    guard !reads else {
      completion(
        Result { () throws(DynamoDBError) in
          try read(meter) { session throws(DynamoDBError) in try session.batch(request) }
        })
      return
    }
    write(completion, meter) { session throws(DynamoDBError) in try session.batch(request) }
  }
}

extension ReadSession {
  fileprivate func batch(
    _ request: BatchExecuteStatementRequest
  ) throws(DynamoDBError) -> BatchExecuteStatementOutput {
    try refuseDuplicates(request)
    var consumption = BatchConsumption()
    var responses: [BatchStatementResponse] = []
    for member in request.members { responses.append(try answer(member, &consumption)) }
    return BatchExecuteStatementOutput(
      responses: responses, consumedCapacity: consumption.report(request.capacity))
  }

  /// Reads the one item that a SELECT names.
  private func answer(
    _ member: Result<StatementRequest, DynamoDBError>, _ consumption: inout BatchConsumption
  ) throws(DynamoDBError) -> BatchStatementResponse {
    let statement: StatementRequest
    do throws(DynamoDBError) {
      statement = try member.get()
    } catch {
      return BatchStatementResponse(error: BatchStatementError(error))
    }
    let lookup: StatementLookup
    do throws(DynamoDBError) {
      lookup = try self.lookup(statement, for: "BatchExecuteStatement")
    } catch {
      // A key that is too long names the table, and costs nothing (captures `partiql-key-sizes`,
      // us-east-1, 2026-10).
      return BatchStatementResponse(
        error: BatchStatementError(error),
        tableName: error.isKeyTooLong ? statement.table.asSent : nil)
    }
    let image: ItemImage?
    do throws(DynamoDBError) {
      image = try admittedImage(
        at: lookup.key, in: lookup.table)
    } catch {
      guard error.isThrottling else { throw error }
      return BatchStatementResponse(
        error: BatchStatementError(error), tableName: statement.table.asSent)
    }
    var own = Consumption(tableName: statement.table.asSent)
    charge(
      image, at: lookup.key, in: lookup.table, ReadRate(consistent: statement.isConsistent),
      to: &own)
    consumption.add(own)
    return BatchStatementResponse(
      tableName: own.tableName,
      item: try image?.showing(lookup.columns).inOrder(of: .statementRead))
  }

  /// Refuses a batch that names an item twice.
  fileprivate func refuseDuplicates(
    _ request: BatchExecuteStatementRequest
  ) throws(DynamoDBError) {
    var seen: Set<ItemAddress> = []
    for member in request.members {
      guard case .success(let statement) = member, let address = address(of: statement) else {
        continue
      }
      guard seen.insert(address).inserted else { throw .invalid(Sentence.batchHasDuplicates) }
    }
  }

  /// The one item that a statement is about, if there is one.
  private func address(of statement: StatementRequest) -> ItemAddress? {
    guard statement.index == nil, let table = try? activeTable(statement.table),
      case .success(let action) = statement.action
    else { return nil }
    let key: PrimaryKey?
    switch action {
    case .insert(let item): key = try? table.primaryKey(ofItem: item)
    case .select(let selection):
      let found = StatementKey(of: table.key, in: selection.condition, takesSingletons: true)
      key = try? table.primaryKey(ofLookup: found.key)
    case .update(_, let condition, _), .delete(let condition, _), .check(let condition):
      key = try? table.primaryKey(ofLookup: StatementKey(of: table.key, in: condition).key)
    }
    return key.map { ItemAddress(keyspace: table.keyspace, rowKey: $0.rowKey) }
  }

  /// The size of what a statement carries and of the item that is there; the larger of both is charged
  /// where the statement fails (captured in eu-west-2 by Dynoxide, 2026-08).
  func sizes(
    of statement: StatementRequest
  ) throws(DynamoDBError) -> (carried: Int, existing: Int, address: ItemAddress?) {
    var carried = 0
    if case .success(.insert(let item)) = statement.action { carried = item.size }
    guard let address = address(of: statement) else { return (carried, 0, nil) }
    let image = try image(for: address.rowKey, in: address.keyspace)
    return (carried, image?.size ?? 0, address)
  }
}

extension WriteSession {
  fileprivate mutating func batch(
    _ request: BatchExecuteStatementRequest
  ) throws(DynamoDBError) -> BatchExecuteStatementOutput {
    try reading.refuseDuplicates(request)
    var consumption = BatchConsumption()
    var responses: [BatchStatementResponse] = []
    for member in request.members { responses.append(try answer(member, &consumption)) }
    return BatchExecuteStatementOutput(
      responses: responses, consumedCapacity: consumption.report(request.capacity))
  }

  /// Carries one statement out.
  ///
  /// The answer names the table once the statement ran, though it failed (Parity Suite
  /// `batchExecuteStatement`, 2026-08).
  ///
  /// - Throws: a fault of the store, which is the whole batch's.
  private mutating func answer(
    _ member: Result<StatementRequest, DynamoDBError>, _ consumption: inout BatchConsumption
  ) throws(DynamoDBError) -> BatchStatementResponse {
    let statement: StatementRequest
    let write: StatementWrite
    do throws(DynamoDBError) {
      statement = try member.get()
      write = try reading.write(of: statement)
    } catch {
      return BatchStatementResponse(error: BatchStatementError(error))
    }
    var own = Consumption(tableName: statement.table.asSent)
    do throws(DynamoDBError) {
      let item = try carryOut(write, &own)
      consumption.add(own)
      return BatchStatementResponse(tableName: own.tableName, item: item)
    } catch {
      guard error.code != .internalServerError else { throw error }
      if !error.isThrottling, !error.isKeyTooLong {
        try chargeFailure(of: statement, error, to: &consumption)
      }
      return BatchStatementResponse(
        error: BatchStatementError(error.toldBySeveralActions), tableName: own.tableName)
    }
  }
}

extension BatchStatementError {
  /// An error under the short name that batches have for it.
  fileprivate init(_ error: DynamoDBError) {
    let name = error.code == .validation ? "ValidationError" : error.code.name
    let suffix = "Exception"
    let short = name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
    self.init(
      code: .init(rawValue: error.code == .throttling ? "ThrottlingError" : short),
      message: error.message, item: error.item)
  }
}
