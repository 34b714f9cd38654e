import DynamockStatistics
import Testing

@Suite("The largest of many")
struct LeadersTests {
  @Test("are the same as after sorting all, in any order", arguments: 1...5)
  func agreesWithSorting(capacity: Int) {
    var state: UInt64 = 17
    var all: [(size: Int, label: Int)] = []
    var leaders = Leaders<Int>(capacity: capacity)
    for label in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      let size = Int(state >> 58)
      all.append((size, label))
      leaders.offer(size) { label }
    }
    // Of equal ones, the earlier come first.
    let expected = all.sorted { ($0.size, -$0.label) > ($1.size, -$1.label) }.prefix(capacity)
    #expect(leaders.entries.map(\.size) == expected.map(\.size))
    #expect(leaders.entries.map(\.label) == expected.map(\.label))
  }

  @Test("does not ask for the label of a weight that is too small")
  func laziness() {
    var leaders = Leaders<Int>(capacity: 1)
    leaders.offer(5) { 1 }
    leaders.offer(5) {
      Issue.record("asked")
      return 2
    }
    #expect(leaders.entries.map(\.label) == [1])
  }
}
