import Testing

/// Tests that the checker detects violations, as otherwise it would prove nothing.
@Suite("The checker of histories")
struct AnomalyTests {
  private static func write(_ number: Int, _ keys: Int..., at time: Int) -> History.Transaction {
    History.Transaction(number: number, began: time, ended: time + 1, appended: keys)
  }

  private static func read(
    _ number: Int, _ lists: [Int: [Int]], at time: Int, until end: Int? = nil
  ) -> History.Transaction {
    History.Transaction(number: number, began: time, ended: end ?? time + 1, read: lists)
  }

  @Test("accepts a serial history")
  func serial() {
    let history = History(
      committed: [
        Self.write(1, 1, 2, at: 0), Self.read(2, [1: [1], 2: [1]], at: 2),
        Self.write(3, 2, at: 4), Self.read(4, [2: [1, 3]], at: 6),
      ], final: [1: [1], 2: [1, 3]])
    #expect(history.anomalies().isEmpty)
  }

  @Test("detects a lost append")
  func lost() {
    let history = History(committed: [Self.write(1, 1, 2, at: 0)], final: [1: [1], 2: []])
    #expect(history.anomalies() == [.lost(key: 2, number: 1)])
  }

  @Test("detects a rejected transaction that left something behind")
  func dirty() {
    let history = History(committed: [], refused: [1], final: [1: [1]])
    #expect(history.anomalies() == [.fromNowhere(key: 1, number: 1)])
  }

  @Test("detects a repeated append")
  func repeated() {
    let history = History(committed: [Self.write(1, 1, at: 0)], final: [1: [1, 1]])
    #expect(history.anomalies() == [.repeated(key: 1, number: 1)])
  }

  @Test("detects a read of a rolled back write")
  func notAPrefix() {
    let history = History(
      committed: [Self.write(1, 1, at: 0), Self.read(2, [1: [9]], at: 2)], final: [1: [1]])
    #expect(history.anomalies() == [.notAPrefix(key: 1, reader: 2)])
  }

  @Test("detects a read of half a transaction")
  func tornRead() {
    let history = History(
      committed: [
        History.Transaction(number: 1, began: 0, ended: 9, appended: [1, 2]),
        Self.read(2, [1: [1], 2: []], at: 1, until: 8),
      ], final: [1: [1], 2: [1]])
    #expect(history.anomalies().contains { if case .cycle = $0 { true } else { false } })
  }

  @Test("detects two writes in opposite orders")
  func oppositeOrders() {
    let history = History(
      committed: [
        History.Transaction(number: 1, began: 0, ended: 9, appended: [1, 2]),
        History.Transaction(number: 2, began: 0, ended: 9, appended: [1, 2]),
      ], final: [1: [1, 2], 2: [2, 1]])
    #expect(history.anomalies().contains { if case .cycle = $0 { true } else { false } })
  }

  @Test("detects a stale read")
  func staleRead() {
    let history = History(
      committed: [Self.write(1, 1, at: 0), Self.read(2, [1: []], at: 5)], final: [1: [1]])
    #expect(history.anomalies().contains { if case .cycle = $0 { true } else { false } })
  }
}
