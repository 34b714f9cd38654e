import DynamockEngine
import DynamockModel
import DynamockStatistics

// What is known of a database's calls, and what follows from it.

extension DynamockDatabase {
  /// What is known of the calls up to now; nil where the settings want no statistics.
  ///
  /// ```swift
  /// let last = database.statistics?.tables.first?.source.usage(over: .minute)
  /// ```
  public var statistics: StatisticsReport? {
    recorder?.report(at: engine.steadyNow, timeOfDay: clock.now)
  }

  /// Whether calls are counted; never where the settings want no statistics.
  ///
  /// Setting it to false passes over the calls that begin from then on, such as those that fill tables
  /// before a test.
  public var countsCalls: Bool {
    get { recorder?.isCounting() ?? false }
    set { recorder?.setCounting(newValue) }
  }

  /// What tables would need and cost, reckoned from what was observed.
  ///
  /// - Parameters:
  ///   - table: the one table to plan; nil for all there are.
  ///   - prices: what AWS charges.
  /// - Returns: a plan a table, in the order of their names; none for a table that is not there.
  public func plans(
    for table: String? = nil, prices: Prices = Prices()
  ) -> [TablePlan] {
    let report = statistics
    let now = engine.steadyNow.milliseconds / 1000
    return (table.map { [$0] } ?? engine.tableNames).compactMap { name in
      engine.shape(ofTable: name).map { shape in
        TablePlan(
          of: shape, observed: report?.tables.first { $0.name == name }, at: now, prices: prices)
      }
    }
  }

  /// The names of all tables, in order.
  package var tableNames: [String] { engine.tableNames }

  /// What the calls of a tag cost; nothing where there were none.
  public func cost(ofTag tag: String) -> Cost { recorder?.cost(of: tag) ?? Cost() }

  /// The tags that calls have carried, in the order in which they came first.
  public var tags: [String] { recorder?.tags() ?? [] }

  /// Forgets what the calls of a tag cost.
  public func forgetCost(ofTag tag: String) { recorder?.forgetCost(of: tag) }

  /// What a block of calls costs: all that it and its child tasks ask of this database.
  ///
  /// A block inside another one counts for both.
  ///
  /// ```swift
  /// let cost = try await database.cost {
  ///   _ = try await database.putItem(input)
  /// }
  /// #expect(cost.writeUnits == 1)
  /// ```
  /// - Returns: nothing where the settings want no statistics.
  public func cost(of work: () async throws -> Void) async rethrows -> Cost {
    let tag = "block-\(UInt64.random(in: .min ... .max))"
    let outer = CostTag.current
    defer { forgetCost(ofTag: tag) }
    try await CostTag.$current.withValue(tag) { try await work() }
    let cost = cost(ofTag: tag)
    if let outer { recorder?.charge(cost, to: outer) }
    return cost
  }

  /// Counts a call that has ended.
  func record(_ result: Result<OperationOutput, DynamoDBError>, of meter: CallMeter) {
    if case .failure(let error) = result { meter.end(with: error) } else { meter.end() }
    if !meter.isPlaced {
      // A name that stands for no table would be remembered for nothing.
      meter.place(at: engine.steadyNow, on: meter.table.flatMap { engine.name(ofTable: $0) })
    }
    // From here on the memory behind the meter may serve another call.
    let mayDropTable = meter.operation == .deleteTable
    recorder?.record(meter)
    if mayDropTable { drop(result) }
  }

  private func drop(_ result: Result<OperationOutput, DynamoDBError>) {
    guard case .success(.deleteTable(let output)) = result,
      let name = output.tableDescription?.tableName
    else { return }
    recorder?.drop(name, now: engine.steadyNow)
  }
}

/// The tag of the block that a task runs in.
enum CostTag {
  @TaskLocal static var current: String?
}
