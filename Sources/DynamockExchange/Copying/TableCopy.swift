import DynamockModel
package import DynamockWire

/// Copies tables from one endpoint to another; the source is only read from.
package struct TableCopy: Sendable {
  /// The result of copying a table.
  package struct Result: Sendable {
    /// The table's name.
    package let table: String
    /// The number of items written, in all runs.
    package let itemCount: Int
    /// The paths of masks that did not match any value.
    package let idleMasks: [String]
  }

  private let source: CopySource
  let target: CopyEndpoint
  private let request: CopyRequest
  private let state: CopyState
  private let progress: ExchangeProgress
  private let mayBeSame: Bool

  /// Creates a copy.
  /// - Parameters:
  ///   - name: The names of the endpoints in messages.
  ///   - mayBeSame: Whether both endpoints may be the same server, so that a table that both have with
  ///     the same id is the same table.
  package init(
    from source: any Upstream, region: String, name: String,
    to target: any Upstream, targetRegion: String, targetName: String,
    _ request: CopyRequest, state: CopyState, progress: ExchangeProgress = ExchangeProgress(),
    mayBeSame: Bool = false
  ) {
    self.mayBeSame = mayBeSame
    self.source = CopySource(CopyEndpoint(upstream: source, region: region, name: name))
    self.target = CopyEndpoint(upstream: target, region: targetRegion, name: targetName)
    self.request = request
    self.state = state
    self.progress = progress
  }

  /// Determines the tables, and detects possible errors before the first item is read.
  package func plan() async throws(CopyError) -> CopyPlan {
    let existing = try await source.tableNames()
    let patterns = request.tables.map(WildcardName.init)
    let names = existing.filter { name in
      patterns.isEmpty || patterns.contains { $0.matches(name) }
    }
    let idle = zip(request.tables, patterns).filter { !existing.contains(where: $0.1.matches) }
    guard !names.isEmpty, idle.isEmpty else {
      throw .noTables(idle.map(\.0), endpoint: source.name, existing: existing)
    }
    var tables: [CopiedTable] = []
    for name in names.sorted() { tables.append(try await table(name)) }
    try request.masks.validate(
      tables: existing,
      keys: Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.keyNames) }))
    for table in tables { try await validateTarget(of: table) }
    return CopyPlan(
      tables: tables, finished: Set(tables.map(\.name).filter(state.isDone)),
      isContinued: state.isContinued)
  }

  private func table(_ name: String) async throws(CopyError) -> CopiedTable {
    guard let description = try await source.table(name) else {
      throw .noTables([name], endpoint: source.name)
    }
    var table = CopiedTable(description)
    guard ["ACTIVE", "UPDATING"].contains(table.status) else {
      throw .notActive(table: name, status: table.status)
    }
    table.timeToLive = try await source.timeToLive(of: name)
    do throws(CopyError) {
      let tags = try await source.tags(of: description["TableArn"]?.text ?? name)
      // AWS sets these tags itself and rejects requests that set them.
      table.tags = tags.filter { $0["Key"]?.text?.hasPrefix("aws:") != true }
    } catch {
      guard case .rejected(let rejection) = error else { throw error }
      table.notes.append("\(name): its tags cannot be read (\(rejection.code)).")
    }
    return table
  }

  /// Throws if the target has such a table, unless items may be written into it.
  private func validateTarget(of table: CopiedTable) async throws(CopyError) {
    let existing = try await target.table(table.name)
    let identifier = existing?["TableId"]?.text
    if mayBeSame, let identifier, identifier == table.description["TableId"]?.text {
      throw .sameDatabase(table: table.name, source: source.name, target: target.name)
    }
    if let begun = state.table(table.name), begun.phase != .creating {
      let isReplaced = begun.identifier != nil && begun.identifier != identifier
      guard existing != nil, !isReplaced else {
        throw .lostTable(
          table: table.name, endpoint: target.name, state: state.path, isReplaced: existing != nil)
      }
    }
    guard let existing, !state.isDone(table.name) else { return }
    guard request.intoExisting || state.table(table.name) != nil else {
      throw .exists(table: table.name, endpoint: target.name)
    }
    if let difference = table.difference(to: existing) {
      throw .differs(table: table.name, what: difference)
    }
  }

  /// Executes a plan.
  package func run(_ plan: CopyPlan) async throws(CopyError) -> [Result] {
    let cost = plan.cost(limit: request.limit)
    progress.expect(cost.items > 0 ? cost.items : nil)
    let rate = ReadRate(unitsPerSecond: request.readUnits)
    var results: [Result] = []
    for table in plan.tables {
      progress.begin(table.name)
      let items = TableItems(
        table: table, source: source, target: target, request: request, state: state, rate: rate,
        progress: progress)
      if !state.isDone(table.name) {
        let isExisting = try await create(table)
        if state.table(table.name)?.phase == .copying { try await items.copy() }
        if !isExisting { try await finish(table) }
        try state.update(table.name) { $0.phase = .done }
      }
      results.append(
        Result(
          table: table.name, itemCount: state.table(table.name)?.items ?? 0,
          idleMasks: items.idleMasks))
    }
    state.remove()
    return results
  }

  /// Creates the table unless it exists.
  /// - Returns: whether the table existed before the copy.
  private func create(_ table: CopiedTable) async throws(CopyError) -> Bool {
    let begun = state.table(table.name)
    let existing = try await target.table(table.name)
    if begun == nil, let existing {
      try state.update(table.name) {
        $0.begin(self.segmentCount, isExisting: true, identifier: existing["TableId"]?.text)
      }
      return true
    }
    guard (begun?.phase ?? .creating) == .creating else { return begun?.isExisting == true }
    try state.update(table.name) { $0.phase = .creating }
    if existing == nil {
      do throws(CopyError) {
        _ = try await target.call(.createTable, table.createInput)
      } catch {
        // The request was repeated because the response to the first one was lost.
        guard error.code == "ResourceInUseException" else { throw error }
      }
    }
    try await waitUntilActive(table.name)
    let identifier = try await target.table(table.name)?["TableId"]?.text
    try state.update(table.name) {
      $0.begin(self.segmentCount, isExisting: false, identifier: identifier)
    }
    return false
  }

  /// The number of segments, which is 1 if there is a limit, so that items can be counted in
  /// sequence.
  private var segmentCount: Int { request.limit == nil ? max(1, request.segments) : 1 }
}
