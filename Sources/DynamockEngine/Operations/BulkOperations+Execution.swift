package import DynamockModel
import DynamockStorage
package import DynamockValidation

extension Database {
  /// Starts writing the items of a bucket's objects to a table; the service reads them meanwhile.
  ///
  /// The response is sent as that of an import.
  package func startBulkPutItems(
    _ request: StartBulkPutItemsRequest,
    completion: @escaping @Sendable (Result<StartBulkPutItemsOutput, DynamoDBError>) -> Void
  ) {
    let random = identifiers.uuid()
    let token = request.parameters.clientToken ?? identifiers.uuid()
    write({ [self] (result: Result<BegunBulk, DynamoDBError>) in
      switch result {
      case .failure(let error): completion(.failure(error))
      case .success(let begun):
        let output = StartBulkPutItemsOutput(bulkOperationDescription: begun.description)
        guard begun.isNew, let service = settings.transfers else {
          return completion(.success(output))
        }
        let frame = begun.found.frame
        service.carrier.carryOut(
          BulkOrder(
            id: frame.id, operationARN: settings.arn(of: begun.found),
            parameters: request.parameters, respond: { completion(.success(output)) }),
          for: self)
      }
    }) { session throws(EngineFault) in
      try session.beginBulk(request, token: token, random: random)
    }
  }

  /// Describes a bulk operation, including one of a table that no longer exists.
  package func describeBulkOperation(
    _ request: NamedTransferRequest
  ) throws(DynamoDBError) -> DescribeBulkOperationOutput {
    try read { session throws(EngineFault) in
      guard let found: BulkRecord = try session.transfer(of: request) else {
        throw .transfer(.noBulkOperation(request.arn))
      }
      return DescribeBulkOperationOutput(
        bulkOperationDescription: found.description(
          at: session.now, settings: session.settings))
    }
  }

  /// Lists bulk operations, the newest first, a page at a time.
  package func listBulkOperations(
    _ request: ListTransfersRequest
  ) throws(DynamoDBError) -> ListBulkOperationsOutput {
    try read { session throws(EngineFault) in
      let start = try session.start(of: request, .bulk)
      let page = TransferPage(
        of: session.transfers(BulkRecord.self), after: start, limit: request.limit)
      return ListBulkOperationsOutput(
        bulkOperationsSummaryList: page.entries.map {
          $0.summary(at: session.now, settings: session.settings)
        }, nextToken: page.nextToken)
    }
  }

  /// Cancels a bulk operation, which ends before its next items; does nothing to one that has ended.
  package func cancelBulkOperation(
    _ request: NamedTransferRequest,
    completion: @escaping @Sendable (Result<CancelBulkOperationOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      guard var found: BulkRecord = try session.reading.transfer(of: request) else {
        throw .transfer(.noBulkOperation(request.arn))
      }
      if found.outcome == nil, !found.isCancelled {
        found.isCancelled = true
        try session.store(found)
      }
      return CancelBulkOperationOutput(
        bulkOperationArn: request.arn, bulkOperationStatus: found.status(at: session.now))
    }
  }

  /// Puts items for a bulk operation, with the rules of PutItem; the inputs name no table.
  package func bulkPut(
    _ inputs: [(position: Int, input: PutItemInput)], for id: String,
    completion: @escaping @Sendable (Result<BulkStep, DynamoDBError>) -> Void
  ) {
    var puts: [(position: Int, put: SinglePut)] = []
    var invalid: [ImportRefusal] = []
    let name = published.bulkOperations[id]?.frame.tableName
    for (position, input) in inputs {
      var input = input
      input.tableName = name
      // The report of a failed condition has the existing item.
      if input.conditionExpression != nil { input.returnValuesOnConditionCheckFailure = .allOld }
      do throws(DynamoDBError) {
        let request = try PutItemRequest(validating: input)
        puts.append((position, SinglePut(request)))
      } catch {
        invalid.append(ImportRefusal(position: position, error: error))
      }
    }
    write(completion) { [puts, invalid] session throws(EngineFault) in
      guard let found = session.catalog.bulkOperations[id], !found.isCancelled else {
        return BulkStep(isCancelled: true)
      }
      guard session.catalog[found.frame.tableName]?.definition.id == found.frame.tableID else {
        throw session.reading.missing(found.frame.tableName, isNamed: true)
      }
      // The operation has units of its own.
      session.suspendThrottling()
      var step = BulkStep()
      step.refused = invalid
      var consumption = Consumption(tableName: found.frame.tableName)
      for (position, put) in puts {
        do throws(EngineFault) {
          _ = try session.putItem(put, nil, &consumption)
        } catch {
          // A store that has failed cannot take the rest.
          if case .storage = error { throw error }
          step.refused.append(ImportRefusal(position: position, error: DynamoDBError(error)))
        }
      }
      step.usage.add(consumption)
      return step
    }
  }

  /// Records the end of a bulk operation; does nothing for one that no longer exists.
  package func endBulk(
    _ id: String, _ result: BulkResult,
    completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      guard var found = session.catalog.bulkOperations[id], found.outcome == nil else { return }
      found.finish(result, at: session.time)
      try session.store(found)
    }
  }
}

/// The result of a portion of a bulk operation.
package struct BulkStep: Sendable {
  /// The items that were not written.
  package var refused: [ImportRefusal] = []
  /// The consumed capacity.
  package var usage = BulkUsage()
  /// Whether the operation was cancelled, and nothing was written.
  package var isCancelled = false
}

/// The result of a request for a bulk operation.
private struct BegunBulk: Sendable {
  let found: BulkRecord
  let description: BulkOperationDescription
  /// Whether the request has begun it, and not an earlier one with the same token.
  let isNew: Bool
}

extension WriteSession {
  /// Begins a bulk operation, or returns the one with the request's token.
  ///
  /// None begins while an index of the table is being created ([aws-guide], bulk put). The order of the
  /// checks is unknown; it is that of exports.
  fileprivate mutating func beginBulk(
    _ request: StartBulkPutItemsRequest, token: String, random: String
  ) throws(EngineFault) -> BegunBulk {
    let table = try reading.controlledTable(request.table)
    guard case .ready = table.definition.controlVisibility(at: now) else {
      throw .inUse(.tableBeing(.creation, table.name))
    }
    if let token = request.parameters.clientToken,
      let known: BulkRecord = reading.transfer(withToken: token)
    {
      guard known.parameters == request.parameters else {
        throw .transaction(.tokenWithOtherParameters)
      }
      return BegunBulk(
        found: known, description: known.description(at: now, settings: settings), isNew: false)
    }
    for index in table.definition.onlineIndexes {
      guard case .creating? = index.lifecycle.resolved(at: now) else { continue }
      throw .inUse(.indexBeingCreated(index.name, of: table.name))
    }
    guard settings.transfers != nil else { throw .transfer(.noBuckets) }
    let frame = TransferFrame(
      id: newTransferID(random: random, besides: catalog.bulkOperations.keys),
      tableName: table.name,
      tableID: table.definition.id, region: table.definition.region, startedAt: timeOfDay,
      settlesAt: now.adding(milliseconds: settings.delays.importingTable))
    let found = BulkRecord(frame: frame, token: token, parameters: request.parameters)
    try store(found)
    return BegunBulk(
      found: found, description: found.description(at: now, settings: settings), isNew: true)
  }
}
