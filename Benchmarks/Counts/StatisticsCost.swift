import Dynamock
import DynamockModel
import DynamockWire

/// The cost of statistics for whole requests in memory: a database with statistics next to one
/// without.
struct StatisticsCost {
  let operation: String
  /// The time per request of the fastest round in nanoseconds, with and without statistics.
  let on: Double
  let off: Double

  /// The cost as a line of text.
  var line: String {
    "\(operation): \(Int(on)) ns a request with statistics, \(Int(off)) without, \(Int(on - off)) more"
  }

  /// Measures alternately, and uses the fastest round of each, in which other processes disturb
  /// least.
  static func measured(rounds: Int) throws -> [StatisticsCost] {
    let counting = DatabaseService(try DynamockDatabase())
    let plain = DatabaseService(try DynamockDatabase(settings: .withoutStatistics))
    var fastest: [String: (on: Double, off: Double)] = [:]
    var names: [String] = []
    for round in 0..<rounds {
      let on = try countRequests(counting, "memory", isFirst: round == 0)
      let off = try countRequests(plain, "memory", isFirst: round == 0)
      if round == 0 { names = on.map(\.name) }
      for (on, off) in zip(on, off) {
        let known = fastest[on.name] ?? (on.nanoseconds, off.nanoseconds)
        fastest[on.name] = (min(known.on, on.nanoseconds), min(known.off, off.nanoseconds))
      }
    }
    return names.compactMap { name in
      fastest[name].map { StatisticsCost(operation: name, on: $0.on, off: $0.off) }
    }
  }
}

extension DynamockDatabase.Settings {
  fileprivate static var withoutStatistics: Self {
    var settings = Self()
    settings.statistics = false
    return settings
  }
}
