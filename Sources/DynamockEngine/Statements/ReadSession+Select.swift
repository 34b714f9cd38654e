import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStorage
import DynamockValidation

extension ReadSession {
  /// Reads a page of a SELECT, or returns `nil` if the allowance is too small.
  func select(
    _ request: ExecuteStatementRequest, allowance: ReadAllowance
  ) throws(EngineFault) -> ExecuteStatementOutput? {
    let statement = request.statement
    let (table, action) = try target(of: statement)
    guard case .select(let selection) = action else { throw .resourceNotFound }
    let source = try source(of: statement, selection, in: table)
    try selection.checkOrder(in: source)
    let planned = try SelectPlan(of: selection.condition, in: source)
    let (plan, direction) = try planned.ordered(by: selection.order, in: source)
    try plan.checkKeySizes()
    try source.refuseUnprojectedFilter(of: plan)
    var start = NextToken(read: 0)
    if let token = request.nextToken {
      start = try NextToken(token, for: request.fingerprint)
      // AWS compares lists and maps by an identity that differs between requests
      // ([dynoxide-captures] `partiql-tokens`, us-east-1, 2026-10).
      guard request.takesNextToken else { throw .statement(.otherNextToken) }
    }
    var place: [UInt8] = []
    if case .reads(let reads, _) = plan, reads.indices.contains(start.read) {
      place = reads[start.read].range.lower ?? []
    }
    try admitRead(of: source, at: place)
    let form = PageForm(of: request, selection, filter: plan.filter, in: source)
    var run = SelectRun(
      request: request, source: source, page: Page(form, of: source, allowance: allowance),
      shares: throttling?.shares(of: source))
    let end: NextToken?
    switch plan {
    case .scan: end = try run.scan(from: start, in: self)
    case .reads(let reads, _): end = try run.read(reads, direction, from: start, in: self)
    }
    guard !run.page.isCutShort else { return nil }
    run.consumption.addTable(run.page.tableUnits)
    take(run.consumption, of: source, run.shares, at: place)
    meter?.read(
      source, units: run.sourceUnits, tableUnits: run.page.tableUnits,
      bytes: run.page.sourceBytes, .init(selection, plan, run.page), in: plan.onlyRead?.range,
      of: plan.onlyRead?.partition)
    return ExecuteStatementOutput(
      items: run.page.items, nextToken: end?.text(request.fingerprint),
      consumedCapacity: run.consumption.report(request.capacity), lastEvaluatedKey: end?.key)
  }

  /// Returns the table of a statement, and the statement resolved for it.
  ///
  /// An index with a multi-attribute key is rejected before faults of the statement, and those
  /// before a missing table ([parity-suite] `partiqlMultiAttributeIndex`,
  /// `validation-ordering/partiql`, 2026-10).
  func target(
    of statement: StatementRequest
  ) throws(EngineFault) -> (Table, Statement.Action) {
    let table = Result { () throws(EngineFault) in try activeTable(statement.table) }
    if let name = statement.index, let index = try? table.get().index(named: name, at: now),
      index.key.partition.count > 1 || index.key.sort.count > 1
    {
      throw .statement(.multiAttributeIndex)
    }
    let action = try statement.resolvedAction
    return (try table.get(), action)
  }

  private func source(
    of statement: StatementRequest, _ selection: Selection, in table: Table
  ) throws(EngineFault) -> ReadSource {
    guard let name = statement.index else { return ReadSource(table: table, index: nil) }
    if table.searchIndex(named: name, at: now) != nil { throw .vector(.unreadable(.scan)) }
    guard let index = table.index(named: name, at: now) else {
      throw .statement(.indexNotFound)
    }
    guard index.kind == .global else { return ReadSource(table: table, index: index) }
    if statement.isConsistent { throw .statement(.consistentGlobalRead) }
    if case .creating? = index.definition.lifecycle.resolved(at: now) {
      throw .read(.indexBackfilling(name))
    }
    var missing: [String] = []
    for column in selection.columns ?? [] {
      let name = column.path.attribute
      if !index.projects(name), !missing.contains(name) { missing.append(name) }
    }
    guard missing.isEmpty else { throw .read(.notProjected(missing, index: index.name)) }
    return ReadSource(table: table, index: index)
  }
}

extension StatementRequest {
  /// The resolved statement; its faults are thrown here, to keep AWS's order.
  var resolvedAction: Statement.Action {
    get throws(EngineFault) {
      switch action {
      case .success(let action): return action
      case .failure(let error): throw .request(error)
      }
    }
  }
}

extension SelectPlan {
  var filter: Condition? {
    switch self {
    case .scan(let filter), .reads(_, let filter): filter
    }
  }
}

extension ReadSource {
  /// Rejects a keyed read of an index with a filter on attributes that the index lacks.
  ///
  /// AWS checks only the first of several reads, and names the attributes in the order of Java's
  /// `HashSet` ([dynoxide-captures], eu-west-2, 2026-09-17).
  fileprivate func refuseUnprojectedFilter(of plan: SelectPlan) throws(EngineFault) {
    guard let index, case .reads(let reads, _) = plan, let first = reads.first else { return }
    let names = first.rest.flatMap(\.rootAttributes).filter { !index.projects($0) }
    guard !names.isEmpty else { return }
    throw .read(.filterNotProjected(JavaHashSet.order(of: names), index: index.name))
  }
}

/// A SELECT in progress.
private struct SelectRun {
  let request: ExecuteStatementRequest
  let source: ReadSource
  var page: Page
  var consumption: Consumption
  /// The partitions' shares for throttling, or `nil` if throttling is off.
  var shares: PartitionShares?
  /// The units of the source itself.
  var sourceUnits: Double {
    source.index == nil
      ? consumption.tableUnits - page.tableUnits : consumption.indexUnits.first?.units ?? 0
  }

  private var isConsistent: Bool { request.statement.isConsistent }

  /// The number of reads per page of a statement with many alternatives ([aws-partiql-operators],
  /// `IN`).
  private static let readsPerPage = 10

  init(
    request: ExecuteStatementRequest, source: ReadSource, page: Page, shares: PartitionShares?
  ) {
    self.request = request
    self.source = source
    self.page = page
    self.shares = shares
    consumption = Consumption(tableName: request.statement.table.asSent)
  }

  /// Reads the whole source; returns the start of the next page, if there is one.
  mutating func scan(
    from start: NextToken, in session: ReadSession
  ) throws(EngineFault) -> NextToken? {
    let range = try resumed(.all, after: start.key, .ascending)
    var meter = ScanMeter(source: source, range: range)
    try session.scan(source.keyspace, range, .ascending) { key, value throws(EngineFault) in
      let image = try session.stored(value)
      guard page.hasAllowance(for: image) else { return .stop }
      meter.count(image.size, at: key)
      shares?.count(image.size, at: key)
      return try page.evaluate(image, in: session) ? .next : .stop
    }
    consumption.add(
      meter.units(consistent: isConsistent, reachedEnd: page.lastEvaluatedKey == nil), of: source)
    return page.lastEvaluatedKey.map { NextToken(read: 0, key: $0) }
  }

  /// Reads by key, one read after another; returns the start of the next page, if there is one.
  mutating func read(
    _ reads: [KeyedRead], _ direction: ScanDirection, from start: NextToken,
    in session: ReadSession
  ) throws(EngineFault) -> NextToken? {
    guard reads.indices.contains(start.read) else { throw .statement(.invalidNextToken) }
    var key = start.key
    for (made, number) in (start.read..<reads.count).enumerated() {
      guard made < Self.readsPerPage, page.hasRoom else { return NextToken(read: number) }
      let before = page.sourceBytes
      let range = try resumed(reads[number].range, after: key, direction)
      key = nil
      try session.scan(source.keyspace, range, direction) { key, value throws(EngineFault) in
        let image = try session.stored(value)
        guard page.hasAllowance(for: image) else { return .stop }
        shares?.count(image.size, at: key)
        return try page.evaluate(image, in: session) ? .next : .stop
      }
      consumption.add(
        CapacityUnits.read(page.sourceBytes - before, consistent: isConsistent), of: source)
      if page.isCutShort { return nil }
      if let last = page.lastEvaluatedKey { return NextToken(read: number, key: last) }
    }
    return nil
  }

  private func resumed(
    _ range: KeyRange, after key: Item?, _ direction: ScanDirection
  ) throws(EngineFault) -> KeyRange {
    guard let key else { return range }
    guard let rowKey = source.rowKey(ofStartKey: key) else {
      throw .statement(.invalidNextToken)
    }
    return range.resumed(after: rowKey, direction)
  }
}

/// The order of strings in Java's `HashSet`, which AWS uses for some lists of names.
enum JavaHashSet {
  /// Returns the strings in that order, without duplicates.
  static func order(of strings: [String]) -> [String] {
    var distinct: [String] = []
    for string in strings where !distinct.contains(string) { distinct.append(string) }
    var capacity = 16
    while distinct.count * 4 > capacity * 3 { capacity *= 2 }
    let slots = distinct.enumerated().map { index, string in
      (slot: JavaHash.slot(of: string, in: capacity), index: index, string: string)
    }
    return slots.sorted { ($0.slot, $0.index) < ($1.slot, $1.index) }.map(\.string)
  }
}
