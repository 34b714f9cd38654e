import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockValidation

extension Database {
  /// Carries out up to 25 PartiQL statements, each for itself: all of them read, or all write.
  package func batchExecuteStatement(
    _ request: BatchExecuteStatementRequest,
    completion: @escaping @Sendable (Result<BatchExecuteStatementOutput, DynamoDBError>) -> Void
  ) {
    let reads = request.members.contains { member in (try? member.get().isRead) ?? false }
    guard !reads else {
      completion(
        Result { () throws(DynamoDBError) in
          try read { session throws(DynamoDBError) in try session.batch(request) }
        })
      return
    }
    write(completion) { session throws(DynamoDBError) in try session.batch(request) }
  }
}

extension ReadSession {
  fileprivate func batch(
    _ request: BatchExecuteStatementRequest
  ) throws(DynamoDBError) -> BatchExecuteStatementOutput {
    try refuseDuplicates(request)
    var consumption = BatchConsumption()
    var responses: [BatchStatementResponse] = []
    for member in request.members {
      let response = BatchStatementResponse.make(member) { (statement) throws(StatementFailure) in
        try get(statement, &consumption)
      }
      responses.append(response)
    }
    return BatchExecuteStatementOutput(
      responses: responses, consumedCapacity: consumption.report(request.capacity))
  }

  /// Reads the one item that a SELECT names.
  private func get(
    _ statement: StatementRequest, _ consumption: inout BatchConsumption
  ) throws(StatementFailure) -> ItemImage? {
    let key: PrimaryKey
    let table: Table
    let columns: [Selection.Column]?
    do throws(DynamoDBError) {
      (table, columns, key) = try lookup(statement, for: "BatchExecuteStatement")
    } catch {
      throw .rejected(error)
    }
    do throws(DynamoDBError) {
      let image = try image(for: key.rowKey, in: table.keyspace)
      var own = Consumption(tableName: statement.table.asSent)
      own.addTable(CapacityUnits.read(image?.size ?? 0, consistent: statement.isConsistent))
      consumption.add(own)
      return try image?.showing(columns)
    } catch {
      throw .failed(error)
    }
  }

  /// The item that a SELECT in a batch or transaction names by its whole key, and nothing else.
  func lookup(
    _ statement: StatementRequest, for operation: String
  ) throws(DynamoDBError) -> (Table, [Selection.Column]?, PrimaryKey) {
    let (table, action) = try target(of: statement)
    guard case .select(let selection) = action else { throw .resourceNotFound }
    // Alternatives that overlap, or are too many, are told as such.
    if statement.index == nil {
      do throws(DynamoDBError) {
        _ = try SelectPlan(of: selection.condition, in: ReadSource(table: table, index: nil))
      } catch
        where error.message == Sentence.overlappingReads
        || error.message == Sentence.tooManyReads
      {
        throw error
      } catch {}
    }
    let found = StatementKey(of: table.key, in: selection.condition, takesSingletons: true)
    guard statement.index == nil, found.isComplete(for: table.key), found.rest.isEmpty else {
      throw .invalid(Sentence.readNeedsKey(operation))
    }
    return (table, selection.columns, try table.primaryKey(ofLookup: found.key))
  }

  /// Refuses a batch that names an item twice.
  fileprivate func refuseDuplicates(
    _ request: BatchExecuteStatementRequest
  ) throws(DynamoDBError) {
    var seen: Set<ItemAddress> = []
    for member in request.members {
      guard let statement = try? member.get(), let address = address(of: statement) else {
        continue
      }
      guard seen.insert(address).inserted else { throw .invalid(Sentence.batchHasDuplicates) }
    }
  }

  /// The one item that a statement is about, if there is one.
  private func address(of statement: StatementRequest) -> ItemAddress? {
    guard statement.index == nil, let table = try? activeTable(statement.table),
      let action = try? statement.action.get()
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
}

extension WriteSession {
  fileprivate mutating func batch(
    _ request: BatchExecuteStatementRequest
  ) throws(DynamoDBError) -> BatchExecuteStatementOutput {
    try reading.refuseDuplicates(request)
    var consumption = BatchConsumption()
    var responses: [BatchStatementResponse] = []
    for member in request.members {
      var fault: DynamoDBError?
      let response = BatchStatementResponse.make(member) { (statement) throws(StatementFailure) in
        do throws(StatementFailure) {
          return try write(statement, &consumption)
        } catch {
          // A fault of the store is the whole batch's.
          if case .failed(let error) = error, error.code == .internalServerError { fault = error }
          throw error
        }
      }
      if let fault { throw fault }
      responses.append(response)
    }
    return BatchExecuteStatementOutput(
      responses: responses, consumedCapacity: consumption.report(request.capacity))
  }

  private mutating func write(
    _ statement: StatementRequest, _ consumption: inout BatchConsumption
  ) throws(StatementFailure) -> ItemImage? {
    var own = Consumption(tableName: statement.table.asSent)
    do throws(DynamoDBError) {
      let item = try carryOut(statement, &own)
      consumption.add(own)
      return item
    } catch {
      guard statement.reachesItem(error) else { throw .rejected(error) }
      consumption.addFailure(of: own.tableName, units: reading.attemptedUnits(of: statement))
      throw .failed(error)
    }
  }
}

extension ReadSession {
  /// The write units of a statement that failed: the larger of what was there and what it carried
  /// (captured in eu-west-2 by Dynoxide, 2026-08).
  fileprivate func attemptedUnits(of statement: StatementRequest) -> Double {
    var size = 0
    if case .success(.insert(let item)) = statement.action { size = item.size }
    if let address = address(of: statement),
      let image = try? image(for: address.rowKey, in: address.keyspace)
    {
      size = max(size, image.size)
    }
    return CapacityUnits.write(size)
  }
}

extension StatementRequest {
  /// Whether a fault came from carrying the statement out, and not from looking at it.
  fileprivate func reachesItem(_ error: DynamoDBError) -> Bool {
    switch error.code {
    case .validation:
      error.message.map { !Sentence.isStatementFault($0) } ?? false && (try? action.get()) != nil
    default: true
    }
  }
}

/// Why one statement of a batch did not succeed.
private enum StatementFailure: Error {
  /// It was refused before it ran; the answer does not name its table.
  case rejected(DynamoDBError)
  /// It ran and failed.
  case failed(DynamoDBError)
}

extension BatchStatementResponse {
  /// The answer to one statement of a batch.
  fileprivate static func make(
    _ member: Result<StatementRequest, DynamoDBError>,
    _ body: (StatementRequest) throws(StatementFailure) -> ItemImage?
  ) -> BatchStatementResponse {
    let statement: StatementRequest
    switch member {
    case .success(let request): statement = request
    case .failure(let error): return BatchStatementResponse(error: BatchStatementError(error))
    }
    do throws(StatementFailure) {
      return BatchStatementResponse(tableName: statement.table.asSent, item: try body(statement))
    } catch {
      switch error {
      case .rejected(let error):
        return BatchStatementResponse(error: BatchStatementError(error))
      case .failed(let error):
        return BatchStatementResponse(
          error: BatchStatementError(error), tableName: statement.table.asSent)
      }
    }
  }
}

extension BatchStatementError {
  /// An error under the short name that batches have for it.
  fileprivate init(_ error: DynamoDBError) {
    let name = error.code == .validation ? "ValidationError" : error.code.name
    let short = name.hasSuffix("Exception") ? String(name.dropLast(9)) : name
    self.init(code: .init(rawValue: short), message: error.message)
  }
}
