/// The calls of the last 60 seconds or minutes, with one part for each, as for a chart.
public struct Series: Sendable {
  /// The duration of a part.
  public enum Step: Int64, Sendable {
    /// One second; the series covers a minute.
    case second = 1
    /// One minute; the series covers an hour.
    case minute = 60
  }

  /// The duration of each part.
  public let step: Step
  /// The second since 1970 at which the series ends.
  public let end: Int64
  /// The calls of each part, oldest first.
  public let activities: [Activity]
  /// The use of tables and indexes of each part, oldest first.
  public let usages: [Usage]
}

extension StatisticsReport {
  /// Returns the calls and usage of the last 60 steps.
  /// - Parameters:
  ///   - table: the only table, or `nil` for all.
  ///   - index: the only index of the table, or `nil` for the table and all its indexes.
  public func series(every step: Series.Step, table: String? = nil, index: String? = nil) -> Series
  {
    let chosen = tables.filter { table == nil || $0.name == table }
    let calls = table == nil ? operations : chosen.flatMap(\.operations)
    let sources = chosen.flatMap { part in
      ([part.source] + part.indexes).filter { index == nil || $0.name == index }
    }
    return Series(
      step: step, end: now,
      activities: Self.sums(calls.map { $0.parts(over: step) }),
      usages: Self.sums(sources.map { $0.parts(over: step) }))
  }

  private static func sums<Value: Summable>(_ rows: [[Value]]) -> [Value] {
    (0..<60).map { place in Value(sumOf: rows.lazy.map { $0[place] }) }
  }
}
