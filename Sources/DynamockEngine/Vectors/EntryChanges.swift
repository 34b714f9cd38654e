/// The keys of the entries by which recent states of a vector index differ.
struct EntryChanges: Sendable {
  private struct Step: Sendable {
    let previous: SearchStamp
    let keys: [[UInt8]]
  }

  /// The steps by the stamp that each led to; those of writes that were undone lead nowhere.
  private var steps: [SearchStamp: Step] = [:]
  private var order: [SearchStamp] = []
  private var keyCount = 0
  /// Whether changes are recorded, as they are while an older state is in memory.
  var isRecording = false {
    didSet { if !isRecording { removeAll() } }
  }

  /// The number of keys beyond which reading the whole index is not much slower.
  private static let limit = 65_536

  /// Records the keys that a write has changed.
  mutating func note(_ keys: [[UInt8]], from previous: SearchStamp, to stamp: SearchStamp) {
    guard isRecording else { return }
    keyCount += keys.count
    guard keyCount <= Self.limit else {
      isRecording = false
      return
    }
    steps[stamp] = Step(previous: previous, keys: keys)
    order.append(stamp)
  }

  /// Returns the keys that changed between two states, or `nil` if that is not known.
  func keys(from earlier: SearchStamp, to later: SearchStamp) -> Set<[UInt8]>? {
    var keys: Set<[UInt8]> = []
    var stamp = later
    while stamp != earlier {
      guard let step = steps[stamp] else { return nil }
      keys.formUnion(step.keys)
      stamp = step.previous
    }
    return keys
  }

  /// Removes the steps up to a state, which no state in memory needs.
  mutating func forget(upTo stamp: SearchStamp) {
    guard let position = order.firstIndex(of: stamp) else { return }
    for stamp in order[...position] {
      keyCount -= steps.removeValue(forKey: stamp)?.keys.count ?? 0
    }
    order.removeSubrange(...position)
  }

  private mutating func removeAll() {
    steps = [:]
    order = []
    keyCount = 0
  }
}
