package import DynamockModel

extension BatchWriteItemRequest {
  /// Validates a BatchWriteItem by the rules that depend only on the request.
  package init(validating input: BatchWriteItemInput) throws(DynamoDBError) {
    do {
      try self.init(checking: input)
    } catch {
      throw DynamoDBError(error, in: Dialect.current.batchWriteItem)
    }
  }

  /// Applies the rules in AWS's order ([dynalite-suite] `validations/batchWriteItem.js`).
  private init(checking input: BatchWriteItemInput) throws(RequestFault) {
    try input.checkMembers()
    let entries = input.requestItems?.entries ?? []
    var tables: [WritesOfTable] = []
    tables.reserveCapacity(entries.count)
    var writeCount = 0
    for (name, requests) in entries {
      for request in requests { try request.checkKind() }
      var writes: [Write] = []
      writes.reserveCapacity(requests.count)
      for request in requests { writes.append(try request.checked()) }
      writeCount += writes.count
      if writeCount > Limits.batchWriteRequests { throw .tooManyWrites(writeCount) }
      tables.append(WritesOfTable(table: try TableReference(checked: name), writes: writes))
    }
    self.init(
      tables: tables,
      report: WriteReport(
        capacity: input.returnConsumedCapacity ?? .nothing,
        itemCollectionMetrics: input.returnItemCollectionMetrics == .size))
  }
}

extension WriteRequest {
  fileprivate func checkKind() throws(RequestFault) {
    let count = (putRequest == nil ? 0 : 1) + (deleteRequest == nil ? 0 : 1)
    if count != 1 { throw .writeRequestKinds(count: count) }
  }

  fileprivate func checked() throws(RequestFault) -> BatchWriteItemRequest.Write {
    if let item = putRequest?.newItem {
      try ValueRules.check(item, of: .item)
      try ItemSizeRule.check(item)
      return .put(item)
    }
    let key = deleteRequest?.key ?? Item()
    try ValueRules.check(key, of: .key)
    return .delete(key: key)
  }
}

extension BatchWriteItemInput {
  /// Checks the lengths of the lists and the enumerations, which are reported together, and the
  /// names of tables only if these are valid ([dynoxide-captures], 2026-10-09).
  fileprivate func checkMembers() throws(RequestFault) {
    var check = ConstraintCheck()
    if let requestItems { check.lengths(of: requestItems) }
    check.capacity(returnConsumedCapacity)
    check.enumeration(returnItemCollectionMetrics, at: "returnItemCollectionMetrics")
    check.require(requestItems != nil, at: "requestItems")
    try check.finish()
    guard let requestItems else { return }
    if requestItems.isEmpty { throw .noRequestItems(operation: "BatchWriteItem") }
    check.tableKeys(of: requestItems.entries.map(\.name)) { JavaText.requestItems(requestItems) }
    check.writes(of: requestItems)
    try check.finish()
  }
}

extension ConstraintCheck {
  fileprivate mutating func lengths(of tables: NamedValues<[WriteRequest]>) {
    let maximum = Limits.batchWriteRequests
    if tables.entries.contains(where: { !(1...maximum).contains($0.value.count) }) {
      add(
        .mapValues([.maximumLength(maximum), .minimumLength(1)]), JavaText.requestItems(tables),
        at: "requestItems")
    }
  }

  fileprivate mutating func writes(of tables: NamedValues<[WriteRequest]>) {
    for (name, requests) in tables.entries {
      for (index, request) in requests.enumerated() {
        if let delete = request.deleteRequest, delete.key == nil {
          add(.null("requestItems.\(name).member.\(index + 1).member.deleteRequest.key"))
        }
        if let put = request.putRequest, put.newItem == nil {
          add(.null("requestItems.\(name).member.\(index + 1).member.putRequest.item"))
        }
      }
    }
  }
}
