import DynamockModel
import DynamockWire

extension TableCopy {
  /// Sets the time to live and the stream after the items have been copied.
  func finish(_ table: CopiedTable) async throws(CopyError) {
    if let attribute = table.timeToLive {
      try await ensure(
        { () async throws(CopyError) in
          try await target.timeToLive(of: table.name) == attribute
        },
        .updateTimeToLive,
        [
          "TableName": .string(table.name),
          "TimeToLiveSpecification": [
            "Enabled": .boolean(true), "AttributeName": .string(attribute),
          ],
        ])
    }
    if let stream = table.stream {
      try await ensure(
        { () async throws(CopyError) in
          let specification = try await target.table(table.name)?["StreamSpecification"]
          return specification?["StreamEnabled"] == .boolean(true)
        },
        .updateTable, ["TableName": .string(table.name), "StreamSpecification": stream])
      try await waitUntilActive(table.name)
    }
  }

  /// Executes an operation that may already have been executed, by an earlier run or a request
  /// whose response was lost.
  private func ensure(
    _ isDone: () async throws(CopyError) -> Bool, _ operation: Operation, _ input: JSONTree
  ) async throws(CopyError) {
    if try await isDone() { return }
    do throws(CopyError) { _ = try await target.call(operation, input) } catch {
      guard case .rejected = error, try await isDone() else { throw error }
    }
  }

  /// Waits until a table and its indexes are active.
  func waitUntilActive(_ name: String) async throws(CopyError) {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(600)
    var pause = Duration.milliseconds(20)
    while true {
      let table = try await target.table(name)
      let indexes = ["GlobalSecondaryIndexes", "VectorIndexes"].flatMap {
        table?[$0]?.elements ?? []
      }
      let states = [table?["TableStatus"]?.text] + indexes.map { $0["IndexStatus"]?.text }
      if states.allSatisfy({ $0 == "ACTIVE" || $0 == nil }), table != nil { return }
      guard clock.now < deadline, !Task.isCancelled else { throw .stuck(table: name) }
      try? await Task.sleep(for: pause)
      pause = min(pause * 2, .seconds(2))
    }
  }
}
