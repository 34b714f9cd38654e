import DynamockWire

/// The costs of tagged requests in columns.
enum CostsText {
  /// Returns one line for each tag.
  static func table(of answer: JSONTree) -> String {
    let costs = answer["costs"]?.elements ?? []
    if costs.isEmpty { return "No requests had an x-dynamock-tag header." }
    let head = ["TAG", "REQUESTS", "FAILED", "THROTTLED", "READ UNITS", "WRITE UNITS"]
    let figures = [
      "requests", "failedRequests", "throttledRequests", "readUnits", "writeUnits",
    ]
    return
      ([head]
      + costs.map { cost in
        [cost["tag"]?.text ?? ""]
          + figures.map { name in
            guard case .number(let digits)? = cost[name] else { return "" }
            return digits
          }
      }).inColumns
  }
}
