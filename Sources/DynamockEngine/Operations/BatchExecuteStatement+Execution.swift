import DynamockExpressions
package import DynamockModel
import DynamockPartiQL
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Executes up to 25 PartiQL statements independently: either all read, or all write.
  package func batchExecuteStatement(
    _ request: BatchExecuteStatementRequest, meter: UseMeter? = nil,
    completion: @escaping @Sendable (Result<BatchExecuteStatementOutput, DynamoDBError>) -> Void
  ) {
    let reads = request.members.contains { member in (try? member.get().isRead) ?? false }
    guard !reads else {
      completion(
        Result { () throws(DynamoDBError) in
          try read(meter) { session throws(EngineFault) in try session.batch(request) }
        })
      return
    }
    write(completion, meter) { session throws(EngineFault) in try session.batch(request) }
  }
}

extension ReadSession {
  fileprivate func batch(
    _ request: BatchExecuteStatementRequest
  ) throws(EngineFault) -> BatchExecuteStatementOutput {
    try refuseDuplicates(request)
    var consumption = BatchConsumption()
    var responses: [BatchStatementResponse] = []
    for member in request.members { responses.append(try answer(member, &consumption)) }
    return BatchExecuteStatementOutput(
      responses: responses, consumedCapacity: consumption.report(request.capacity))
  }

  /// Reads the item of a SELECT.
  private func answer(
    _ member: Result<StatementRequest, DynamoDBError>, _ consumption: inout BatchConsumption
  ) throws(EngineFault) -> BatchStatementResponse {
    let statement: StatementRequest
    switch member {
    case .success(let found): statement = found
    case .failure(let error):
      return BatchStatementResponse(error: BatchStatementError(.request(error)))
    }
    let lookup: StatementLookup
    do throws(EngineFault) {
      lookup = try self.lookup(statement, for: .batchExecuteStatement)
    } catch {
      // If a key is too long, the response has the table's name and nothing is charged
      // ([dynoxide-captures] `partiql-key-sizes`, us-east-1, 2026-10).
      return BatchStatementResponse(
        error: BatchStatementError(error),
        tableName: error.isKeyTooLong ? statement.table.asSent : nil)
    }
    let image: ItemImage?
    do throws(EngineFault) {
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

  /// Rejects a batch that contains an item twice.
  fileprivate func refuseDuplicates(
    _ request: BatchExecuteStatementRequest
  ) throws(EngineFault) {
    var seen: Set<ItemAddress> = []
    for member in request.members {
      guard case .success(let statement) = member, let address = address(of: statement) else {
        continue
      }
      guard seen.insert(address).inserted else { throw .item(.duplicateInBatch) }
    }
  }

  /// Returns the key of a statement's item, if it identifies a single one.
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

  /// Returns the sizes of a statement's item and of the existing one; a failed statement is charged
  /// for the larger ([dynoxide-captures], eu-west-2, 2026-08).
  func sizes(
    of statement: StatementRequest
  ) throws(EngineFault) -> (carried: Int, existing: Int, address: ItemAddress?) {
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
  ) throws(EngineFault) -> BatchExecuteStatementOutput {
    try reading.refuseDuplicates(request)
    var consumption = BatchConsumption()
    var responses: [BatchStatementResponse] = []
    for member in request.members { responses.append(try answer(member, &consumption)) }
    return BatchExecuteStatementOutput(
      responses: responses, consumedCapacity: consumption.report(request.capacity))
  }

  /// Executes a statement.
  ///
  /// The response contains the table's name if the statement was executed, even if it failed
  /// ([parity-suite] `batchExecuteStatement`, 2026-08).
  ///
  /// - Throws: an error of the store, in which case the whole batch fails.
  private mutating func answer(
    _ member: Result<StatementRequest, DynamoDBError>, _ consumption: inout BatchConsumption
  ) throws(EngineFault) -> BatchStatementResponse {
    let statement: StatementRequest
    switch member {
    case .success(let found): statement = found
    case .failure(let error):
      return BatchStatementResponse(error: BatchStatementError(.request(error)))
    }
    let write: StatementWrite
    do throws(EngineFault) {
      write = try reading.write(of: statement)
    } catch {
      return BatchStatementResponse(error: BatchStatementError(error))
    }
    var own = Consumption(tableName: statement.table.asSent)
    do throws(EngineFault) {
      let item = try carryOut(write, &own)
      consumption.add(own)
      return BatchStatementResponse(tableName: own.tableName, item: item)
    } catch {
      if case .storage = error { throw error }
      if !error.isThrottling, !error.isKeyTooLong {
        try chargeFailure(of: statement, error, to: &consumption)
      }
      return BatchStatementResponse(
        error: BatchStatementError(error.asOneOfSeveral), tableName: own.tableName)
    }
  }
}

extension BatchStatementError {
  /// Creates the error for a fault, with the short name that batches use.
  fileprivate init(_ fault: EngineFault) {
    let error = DynamoDBError(fault)
    self.init(code: .init(error.code), message: error.message, item: error.item)
  }
}

extension BatchStatementErrorCodeEnum {
  fileprivate init(_ code: DynamoDBError.Code) {
    switch code {
    case .validation: self = .validationError
    case .throttling: self = .throttlingError
    default:
      let suffix = "Exception"
      self.init(
        rawValue: code.name.hasSuffix(suffix)
          ? String(code.name.dropLast(suffix.count)) : code.name)
    }
  }
}
