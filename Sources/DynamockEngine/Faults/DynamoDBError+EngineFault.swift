package import DynamockModel
package import DynamockStorage
import DynamockValidation

extension DynamoDBError {
  /// Creates the client's error from a fault.
  init(_ fault: EngineFault) {
    switch fault {
    case .request(let error): self = error
    case .storage(let error): self.init(error)
    case .failedStatement(let position, let fault):
      self = DynamoDBError(fault).failing(inStatement: position)
    case .transaction(.tooLarge(let size)): self = .transactionTooLarge(size)
    case .cancelled(let faults): self.init(cancelling: faults.map(CancellationReason.init))
    default:
      self.init(fault.code, fault.sentence, explanation: fault.explanation)
      switch fault {
      case .conditionFailed(let item, _), .statement(.duplicateItem(let item)): self.item = item
      case .throttled(let limits, _): throttlingReasons = limits.map(\.reason)
      case .resource(.missingTable(let table)) where !table.isCreating: missingTable = table.name
      default: break
      }
    }
  }

  /// Creates the error of a cancelled transaction.
  init(cancelling reasons: [CancellationReason]) {
    self.init(
      .transactionCanceled, Sentence.transactionCancelled(reasons.map(\.code.rawValue)))
    cancellationReasons = reasons
  }

  /// Creates the client's error from a store's error, without paths and statements, which are only
  /// for the log.
  package init(_ error: StorageError) {
    self.init(
      .internalServerError, Sentence.internalServerError,
      explanation: Explanation(
        rule: "storage", found: error.code.summary,
        remedy: "nothing of this request was kept; see the server's log",
        detail: [error.message, error.detail].compactMap { $0 }.joined(separator: " ")))
  }
}

extension DynamoDBError.CancellationReason {
  /// Creates the cancellation reason for the fault of an action.
  init(_ fault: EngineFault?) {
    guard let fault else {
      self.init(code: .none)
      return
    }
    let error = DynamoDBError(fault)
    let code: Code =
      switch error.code {
      case .conditionalCheckFailed: .conditionalCheckFailed
      case .itemCollectionSizeLimitExceeded: .itemCollectionSizeLimitExceeded
      case .transactionConflict: .transactionConflict
      case .duplicateItem: .duplicateItem
      case .resourceNotFound: .resourceNotFound
      default: .validationError
      }
    self.init(code: code, message: error.message, item: error.item)
  }
}

extension EngineFault {
  /// The exception that reports the fault.
  var code: DynamoDBError.Code {
    switch self {
    case .resource(let fault): fault.code
    case .table(let fault): fault.code
    case .transaction(let fault): fault.code
    case .control(let fault): fault.code
    case .transfer(let fault): fault.code
    case .backup(let fault): fault.code
    case .access(let fault): fault.code
    case .stream(.expiredIterator): .expiredIterator
    case .stream(.trimmed): .trimmedDataAccess
    case .item(.collectionTooLarge): .itemCollectionSizeLimitExceeded
    case .statement(.duplicateItem): .duplicateItem
    case .inUse: .resourceInUse
    case .conditionFailed: .conditionalCheckFailed
    case .throttled(let limits, let isOneOfSeveral):
      Self.code(of: limits.first, isOneOfSeveral: isOneOfSeveral)
    case .cancelled: .transactionCanceled
    case .failedStatement(_, let fault): fault.code
    case .storage: .internalServerError
    case .request(let error): error.code
    case .key, .item, .read, .statement, .stream, .timeToLive, .tooManyTags, .vector: .validation
    }
  }

  /// Returns the exception for a throttled request, which depends on the first limit.
  ///
  /// [aws-throttling]: ProvisionedThroughputExceededException on provisioned tables and indexes,
  /// ThrottlingException on on-demand ones, RequestLimitExceeded beyond the account's quota. A
  /// write that an index's maximum throttles gets the provisioned index's exception, but a
  /// ThrottlingException if a batch or transaction reports it ([stackd-captures] of us-east-1,
  /// 2026-09-18; the message of the former is inferred).
  private static func code(
    of limit: ThroughputLimit?, isOneOfSeveral: Bool
  ) -> DynamoDBError.Code {
    guard let limit else { return .provisionedThroughputExceeded }
    switch limit.kind {
    case .account: return .requestLimitExceeded
    case .maximum:
      let isIndexWrite = limit.isIndex && limit.side == .write
      return isIndexWrite && !isOneOfSeveral ? .provisionedThroughputExceeded : .throttling
    case .provisioned, .keyRange:
      return limit.isOnDemand ? .throttling : .provisionedThroughputExceeded
    }
  }
}

extension ResourceFault {
  fileprivate var code: DynamoDBError.Code {
    switch self {
    case .tableExists: .resourceInUse
    case .otherAccount, .taggedByOtherAccount: .accessDenied
    case .unnamed, .missingTable, .importedTable, .taggedResource, .missingIndex, .stream, .shard:
      .resourceNotFound
    }
  }
}

extension TransactionFault {
  fileprivate var code: DynamoDBError.Code {
    switch self {
    case .duplicateItem, .tooLarge: .validation
    case .tokenWithOtherParameters: .idempotentParameterMismatch
    case .inProgress: .transactionInProgress
    case .conflict: .transactionConflict
    }
  }
}

extension TableDefinitionFault {
  fileprivate var code: DynamoDBError.Code {
    switch self {
    case .tooManyIndexes, .tooManyVectorIndexes, .oneIndexAtATime, .tooManyDecreases, .beyondQuota:
      .limitExceeded
    case .noLimits: .internalFailure
    default: .validation
    }
  }
}
