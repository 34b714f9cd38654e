import DynamockEngine
import DynamockModel
public import DynamockStatistics

// A database's call statistics, plans and costs.

extension DynamockDatabase {
  /// The current call statistics, or `nil` when they are disabled.
  ///
  /// ```swift
  /// let last = database.statistics?.tables.first?.source.usage(over: .minute)
  /// ```
  public var statistics: StatisticsReport? {
    recorder?.report(at: engine.steadyNow, timeOfDay: clock.now)
  }

  /// Whether calls are counted; always false when statistics are disabled.
  ///
  /// Setting it to false excludes calls that begin from then on, such as those that fill tables
  /// before a test.
  public var countsCalls: Bool {
    get { recorder?.isCounting() ?? false }
    set { recorder?.setCounting(newValue) }
  }

  /// Returns the rules of all enabled contributor insights, whose contributors
  /// ``statistics`` contain.
  ///
  /// ```swift
  /// for rule in database.insightRules(of: "Orders") {
  ///   let most = database.statistics?.contributors(of: rule).contributors.first
  /// }
  /// ```
  /// - Parameter table: the only table, or `nil` for all.
  /// - Returns: the rules by table, those of the table before those of its indexes.
  public func insightRules(of table: String? = nil) -> [InsightRule] {
    engine.insightRules(ofTable: table)
  }

  /// Returns the tables' estimated capacity and cost, based on observed traffic.
  ///
  /// - Parameters:
  ///   - table: the only table to plan, or `nil` for all.
  ///   - prices: AWS's prices.
  /// - Returns: a plan for each table, in the order of their names; none for a table that does not
  ///   exist.
  public func plans(
    for table: String? = nil, prices: Prices = Prices()
  ) -> [TablePlan] {
    let report = statistics
    return (table.map { [$0] } ?? engine.tableNames).compactMap { name in
      engine.shape(ofTable: name).map { shape in
        TablePlan(
          of: shape, observed: report?.tables.first { $0.name == name }, prices: prices)
      }
    }
  }

  /// The names of all tables, in order.
  package var tableNames: [String] { engine.tableNames }

  /// Returns the cost of the calls with a tag; empty if there were none.
  public func cost(ofTag tag: String) -> Cost { recorder?.cost(of: tag) ?? Cost() }

  /// The tags of all calls so far, in the order of their first use.
  public var tags: [String] { recorder?.tags() ?? [] }

  /// Removes the cost of the calls with a tag.
  public func forgetCost(ofTag tag: String) { recorder?.forgetCost(of: tag) }

  /// Measures a block of calls: all calls that it and its child tasks make on this database.
  ///
  /// A nested block counts for both.
  ///
  /// ```swift
  /// let cost = try await database.cost {
  ///   _ = try await database.putItem(input)
  /// }
  /// #expect(cost.writeUnits == 1)
  /// ```
  /// - Returns: an empty cost when statistics are disabled.
  public func cost(of work: () async throws -> Void) async rethrows -> Cost {
    let tag = "block-\(UInt64.random(in: .min ... .max))"
    let outer = CostTag.current
    defer { forgetCost(ofTag: tag) }
    try await CostTag.$current.withValue(tag) { try await work() }
    let cost = cost(ofTag: tag)
    if let outer { recorder?.charge(cost, to: outer) }
    return cost
  }

  /// Ends a call and counts it, unless it is exempt.
  func record(_ result: Result<OperationOutput, DynamoDBError>, of uses: UseMeter) {
    guard let meter = uses.takeCallMeter() else { return }
    let call: EndedCall
    if case .failure(let error) = result {
      call = meter.end(with: error)
    } else {
      call = meter.end()
    }
    if !call.isPlaced {
      // A name that no table has would be kept for nothing.
      call.place(at: engine.steadyNow, on: call.table.flatMap { engine.name(ofTable: $0) })
    }
    recorder?.record(call)
  }

  /// Removes the statistics of a deleted table.
  func dropStatistics(of output: DeleteTableOutput) {
    guard let name = output.tableDescription?.tableName else { return }
    recorder?.drop(name, now: engine.steadyNow)
  }
}

/// The tag of the block in which a task runs.
enum CostTag {
  @TaskLocal static var current: String?
}
