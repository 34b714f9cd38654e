import DynamockStorage
import Testing

@testable import DynamockSQLiteStorage

@Suite("A group waits a moment for the writers that were answered last")
struct GatheringTests {
  private static let long = Duration.milliseconds(1)

  @Test("but never if there is only one")
  func one() {
    var gathering = Gathering()
    #expect(gathering.awaited(having: 1) == nil, "nothing was answered yet")
    for _ in 0..<1_000 {
      gathering.expect(1, after: Self.long)
      #expect(gathering.awaited(having: 1) == nil)
    }
  }

  @Test("once for each answer, and not if all of them have come back")
  func expected() {
    var gathering = Gathering()
    gathering.expect(16, after: Self.long)
    #expect(gathering.awaited(having: 3) == 16)
    #expect(gathering.awaited(having: 3) == nil)
    gathering.expect(16, after: Self.long)
    #expect(gathering.awaited(having: 16) == nil)
    gathering.expect(16, after: Self.long)
    #expect(gathering.awaited(having: 20) == nil)
  }

  @Test("nor where a commit is short")
  func short() {
    var gathering = Gathering()
    gathering.expect(16, after: .microseconds(399))
    #expect(gathering.awaited(having: 3) == nil)
    gathering.expect(16, after: .microseconds(400))
    #expect(gathering.awaited(having: 3) == 16)
  }

  @Test("which is worth it if half of the missing ones arrive")
  func half() {
    var gathering = Gathering()
    for count in [10, 10, 10, 9, 9, 9] {
      gathering.expect(16, after: Self.long)
      #expect(gathering.awaited(having: 3) == 16)
      gathering.end(having: count)
    }
    gathering.expect(16, after: Self.long)
    #expect(gathering.awaited(having: 3) == nil)
  }

  @Test("less and less often if they do not come back, and each time again once they do")
  func failures() {
    var gathering = Gathering()
    var waits: [Int] = []
    for group in 0..<1_000 {
      gathering.expect(2, after: Self.long)
      guard gathering.awaited(having: 1) != nil else { continue }
      waits.append(group)
      gathering.end(having: 1)
    }
    #expect(waits.prefix(5) == [0, 1, 2, 4, 7])
    #expect(waits.count < 30)
    let pauses = zip(waits.dropFirst(), waits).map { $0 - $1 }
    #expect(pauses.max() == 65)
    gathering.end(having: 2)
    for _ in 0..<3 {
      gathering.expect(2, after: Self.long)
      #expect(gathering.awaited(having: 1) == 2)
      gathering.end(having: 2)
    }
  }

  /// An hour, which a test that waits for no one does not take.
  private static let endless = Gathering(patience: .seconds(3_600), shortestCommit: .zero)

  @Test("a queue's next group contains those that arrive meanwhile", .timeLimit(.minutes(1)))
  func meanwhile() {
    let queue = WriteQueue(gathering: Self.endless)
    #expect(queue.submit(NoWrite()))
    #expect(queue.nextGroup()?.count == 1, "no one is expected at first")
    queue.expect(3)
    #expect(startThread { for _ in 0..<3 { _ = queue.submit(NoWrite()) } })
    #expect(queue.nextGroup()?.count == 3)
    queue.expect(1)
    #expect(queue.submit(NoWrite()))
    #expect(queue.nextGroup()?.count == 1, "a single writer does not wait")
  }

  @Test(
    "but does not wait longer than a moment, nor when the store is closed", .timeLimit(.minutes(1)))
  func bounded() {
    let patient = WriteQueue(gathering: Gathering(shortestCommit: .zero))
    #expect(Gathering().patience <= .microseconds(100))
    patient.expect(2)
    #expect(patient.submit(NoWrite()))
    #expect(patient.nextGroup()?.count == 1)

    let closed = WriteQueue(gathering: Self.endless)
    closed.expect(2)
    #expect(closed.submit(NoWrite()))
    #expect(startThread { closed.close() })
    #expect(closed.nextGroup()?.count == 1)
    #expect(closed.nextGroup() == nil)
  }
}

/// A write that is never carried out.
private final class NoWrite: PendingWrite {
  func run(_ writer: SQLiteWriter) -> WriteDecision { .undo }
  func complete(_ failure: StorageError?) {}
}
