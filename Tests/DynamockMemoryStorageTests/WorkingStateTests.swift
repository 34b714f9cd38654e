import DynamockStorage
import DynamockTesting
import SeededRandom
import Testing

@testable import DynamockMemoryStorage

@Suite("Reading a store during a write")
struct WorkingStateTests {
  private let keyspace = Keyspace(0)

  private func committedState() throws -> WorkingState {
    var state = WorkingState(Forest())
    state.create(keyspace)
    for number in 0..<UInt8(200) { try state.put([number], for: [number], in: keyspace) }
    _ = state.commit()
    return state
  }

  private func values(_ forest: Forest) throws -> [[UInt8]] {
    var found: [[UInt8]] = []
    try forest.scan(keyspace, .all, .ascending) { key, value throws(StorageError) in
      found += [key, value]
      return .next
    }
    return found
  }

  /// Lengths below and above the one at which the committed state is kept separately.
  static let lengths = [0, 1, 2, 63, 64, 65, 66, 500]

  @Test("a write of any length can be rolled back", arguments: lengths, [false, true])
  func rollBack(length: Int, withReader: Bool) throws {
    var state = try committedState()
    let before = try values(state.forest)
    try change(&state, length, seed: UInt64(length))
    if withReader { #expect(try values(state.committed()) == before) }
    try change(&state, length, seed: 5)
    #expect(try values(state.committed()) == before)
    _ = state.rollBack()
    #expect(try values(state.forest) == before)
    #expect(try values(state.committed()) == before)
  }

  @Test("a write of any length can be committed", arguments: lengths, [false, true])
  func commit(length: Int, withReader: Bool) throws {
    var state = try committedState()
    try change(&state, length, seed: UInt64(length))
    if withReader { _ = state.committed() }
    try change(&state, length, seed: 5)
    let after = try values(state.forest)
    _ = state.commit()
    #expect(try values(state.committed()) == after)
    #expect(try values(state.forest) == after)
  }

  private func change(_ state: inout WorkingState, _ length: Int, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<length {
      let key = [UInt8.random(in: 0...255, using: &generator)]
      switch UInt8.random(in: 0..<40, using: &generator) {
      case 0: state.drop(keyspace)
      case 1..<15: state.remove(key, in: keyspace)
      default:
        state.create(keyspace)
        try state.put([1, 2], for: key, in: keyspace)
      }
    }
  }
}
