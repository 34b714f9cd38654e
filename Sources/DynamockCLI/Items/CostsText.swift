import DynamockWire

/// The costs of tagged requests in columns.
enum CostsText {
  /// Returns one line for each tag.
  static func table(of answer: JSONTree) -> String {
    let costs = answer["costs"]?.elements ?? []
    if costs.isEmpty { return "No requests had an x-dynamock-tag header." }
    var head = ["TAG", "REQUESTS", "FAILED", "THROTTLED", "READ UNITS", "WRITE UNITS"]
    var figures = [
      "requests", "failedRequests", "throttledRequests", "readUnits", "writeUnits",
    ]
    let vectors = ["vectorSearchRequestBytes", "vectorWriteRequestBytes"]
    if costs.contains(where: { cost in vectors.contains { cost[$0] != nil } }) {
      head += ["VECTOR SEARCH BYTES", "VECTOR WRITE BYTES"]
      figures += vectors
    }
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
