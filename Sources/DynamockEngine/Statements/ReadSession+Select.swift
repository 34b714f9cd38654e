import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStorage
import DynamockValidation

extension ReadSession {
  /// Reads a page of a SELECT; `nil` if the allowance was too small for it.
  func select(
    _ request: ExecuteStatementRequest, allowance: ReadAllowance
  ) throws(DynamoDBError) -> ExecuteStatementOutput? {
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
      // AWS compares lists and maps by what no later request shares (captures `partiql-tokens`,
      // us-east-1, 2026-10).
      guard request.takesNextToken else { throw .invalid(Sentence.otherNextToken) }
    }
    var place: [UInt8] = []
    if case .reads(let reads, _) = plan, reads.indices.contains(start.read) {
      place = reads[start.read].range.lower ?? []
    }
    try admitRead(of: source, at: place)
    var run = SelectRun(
      request: request, source: source, selection: selection, filter: plan.filter,
      allowance: allowance, shares: throttling?.shares(of: source))
    let end: NextToken?
    switch plan {
    case .scan: end = try run.scan(from: start, in: self)
    case .reads(let reads, _): end = try run.read(reads, direction, from: start, in: self)
    }
    guard !run.isCutShort else { return nil }
    run.consumption.addTable(run.page.tableUnits)
    take(run.consumption, of: source, run.shares, at: place)
    meter?.read(
      source, units: run.sourceUnits, tableUnits: run.page.tableUnits,
      bytes: run.page.entryBytes, .init(selection, plan, run.page), in: plan.onlyRead?.range,
      of: plan.onlyRead?.partition)
    return ExecuteStatementOutput(
      items: run.page.items, nextToken: end?.text(request.fingerprint),
      consumedCapacity: run.consumption.report(request.capacity), lastEvaluatedKey: end?.key)
  }

  /// The table of a statement and what the statement does there.
  ///
  /// An index with several attributes in its key is refused before faults of the statement are, and
  /// these before a table that is not there (Parity Suite `partiqlMultiAttributeIndex`,
  /// `validation-ordering/partiql`, 2026-10).
  func target(
    of statement: StatementRequest
  ) throws(DynamoDBError) -> (Table, Statement.Action) {
    let table = Result { () throws(DynamoDBError) in try activeTable(statement.table) }
    if let name = statement.index, let index = try? table.get().index(named: name, at: now),
      index.key.partition.count > 1 || index.key.sort.count > 1
    {
      throw .invalid(Sentence.multiAttributeIndex)
    }
    let action = try statement.action.get()
    return (try table.get(), action)
  }

  private func source(
    of statement: StatementRequest, _ selection: Selection, in table: Table
  ) throws(DynamoDBError) -> ReadSource {
    guard let name = statement.index else { return ReadSource(table: table, index: nil) }
    guard let index = table.index(named: name, at: now) else {
      throw .invalid(Sentence.statementIndexNotFound)
    }
    guard index.kind == .global else { return ReadSource(table: table, index: index) }
    if statement.isConsistent { throw .invalid(Sentence.statementConsistentGlobalRead) }
    if case .creating? = index.definition.lifecycle.resolved(at: now) {
      throw .invalid(Sentence.indexBackfilling(name))
    }
    var missing: [String] = []
    for column in selection.columns ?? [] {
      let name = column.path.attribute
      if !index.projects(name), !missing.contains(name) { missing.append(name) }
    }
    guard missing.isEmpty else { throw .invalid(Sentence.notProjected(missing, index: index.name)) }
    return ReadSource(table: table, index: index)
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
  /// Refuses a keyed read of an index that filters on what the index does not hold.
  ///
  /// AWS looks at the first of several reads only, and names the attributes in the order of a hash
  /// set of Java's (captured in eu-west-2, 2026-09-17).
  fileprivate func refuseUnprojectedFilter(of plan: SelectPlan) throws(DynamoDBError) {
    guard let index, case .reads(let reads, _) = plan, let first = reads.first else { return }
    let names = first.rest.flatMap(\.rootAttributes).filter { !index.projects($0) }
    guard !names.isEmpty else { return }
    throw .invalid(
      Sentence.filterNotProjected(JavaHashSet.order(of: names), index: index.name))
  }
}

/// A SELECT while it is carried out.
private struct SelectRun {
  let request: ExecuteStatementRequest
  let source: ReadSource
  var page: SelectPage
  var consumption: Consumption
  /// Where throughput is used; nil while throttling is off.
  var shares: PartitionShares?
  private var allowance: ReadAllowance
  /// Whether the allowance was too small for the page.
  private(set) var isCutShort = false
  private let isFiltered: Bool
  /// Units of the source itself.
  var sourceUnits: Double {
    source.index == nil
      ? consumption.tableUnits - page.tableUnits : consumption.indexUnits.first?.units ?? 0
  }

  private var isConsistent: Bool { request.statement.isConsistent }

  /// How many reads of a statement with many alternatives are made for one page (developer guide,
  /// "PartiQL operators", `IN`).
  private static let readsPerPage = 10

  init(
    request: ExecuteStatementRequest, source: ReadSource, selection: Selection,
    filter: Condition?, allowance: ReadAllowance, shares: PartitionShares?
  ) {
    self.allowance = allowance
    isFiltered = filter != nil
    self.request = request
    self.shares = shares
    self.source = source
    page = SelectPage(
      of: source, columns: selection.columns, filter: filter, limit: request.limit,
      isConsistent: request.statement.isConsistent)
    consumption = Consumption(tableName: request.statement.table.asSent)
  }

  /// Reads the source from end to end; where the next page starts, if there is one.
  mutating func scan(
    from start: NextToken, in session: ReadSession
  ) throws(DynamoDBError) -> NextToken? {
    let range = try resumed(.all, after: start.key, .ascending)
    var meter = ScanMeter(source: source, range: range)
    try session.scan(source.keyspace, range, .ascending) { key, value throws(DynamoDBError) in
      let image = try session.stored(value)
      guard hasAllowance(for: image) else { return .stop }
      meter.count(image.size, at: key)
      shares?.count(image.size, at: key)
      return try page.evaluate(image, in: session) ? .next : .stop
    }
    consumption.add(
      meter.units(consistent: isConsistent, reachedEnd: page.lastEvaluatedKey == nil), of: source)
    return page.lastEvaluatedKey.map { NextToken(read: 0, key: $0) }
  }

  /// Makes reads by key, one after the other; where the next page starts, if there is one.
  mutating func read(
    _ reads: [KeyedRead], _ direction: ScanDirection, from start: NextToken,
    in session: ReadSession
  ) throws(DynamoDBError) -> NextToken? {
    guard reads.indices.contains(start.read) else { throw .invalid(Sentence.invalidNextToken) }
    var key = start.key
    for (made, number) in (start.read..<reads.count).enumerated() {
      guard made < Self.readsPerPage, page.hasRoom else { return NextToken(read: number) }
      let before = page.entryBytes
      let range = try resumed(reads[number].range, after: key, direction)
      key = nil
      try session.scan(source.keyspace, range, direction) { key, value throws(DynamoDBError) in
        let image = try session.stored(value)
        guard hasAllowance(for: image) else { return .stop }
        shares?.count(image.size, at: key)
        return try page.evaluate(image, in: session) ? .next : .stop
      }
      consumption.add(
        CapacityUnits.read(page.entryBytes - before, consistent: isConsistent), of: source)
      if isCutShort { return nil }
      if let last = page.lastEvaluatedKey { return NextToken(read: number, key: last) }
    }
    return nil
  }

  private mutating func hasAllowance(for entry: ItemImage) -> Bool {
    isCutShort = !allowance.spend(entry.size, isFiltered: isFiltered)
    return !isCutShort
  }

  private func resumed(
    _ range: KeyRange, after key: Item?, _ direction: ScanDirection
  ) throws(DynamoDBError) -> KeyRange {
    guard let key else { return range }
    guard let rowKey = source.rowKey(ofStartKey: key) else {
      throw .invalid(Sentence.invalidNextToken)
    }
    return range.resumed(after: rowKey, direction)
  }
}

/// The order in which Java's `HashSet` hands out strings; AWS lists some names in it.
enum JavaHashSet {
  /// The strings, each once, in that order.
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
