import DynamockStorage
import SeededRandom

/// The random choices of a history: keys that are equal or share prefixes, and ranges with limits
/// at keys, between keys and in the wrong order.
struct StorageChoice {
  static let keyspaces = (0..<5).map { Keyspace($0) }

  var generator: SeededGenerator
  private var writes = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Returns a write of some changes.
  mutating func plan(on model: ModelStore) -> StorageWritePlan {
    writes += 1
    var changes: [StorageChange] = []
    var after = model
    let count = generator.once(in: 20) ? generator.below(200) : generator.below(8)
    for _ in 0..<count {
      let change = change(on: after)
      after.apply(change)
      changes.append(change)
    }
    var probes: [Int: [StorageProbe]] = [:]
    for position in changes.indices where generator.once(in: 6) {
      probes[position] = self.probes(on: after)
    }
    let ending: StorageWritePlan.Ending =
      switch generator.below(8) {
      case 0: .rollback
      case 1: .error
      default: .commit
      }
    return StorageWritePlan(number: writes, changes: changes, ending: ending, probes: probes)
  }

  /// Returns a few reads.
  mutating func probes(on model: ModelStore) -> [StorageProbe] {
    (0..<(1 + generator.below(5))).map { _ in
      let keyspace = keyspace()
      if generator.once(in: 2) { return .value(key(near: model, keyspace), keyspace) }
      let range = KeyRange(
        lower: generator.once(in: 4) ? nil : key(near: model, keyspace),
        excludesLower: generator.once(in: 2),
        upper: generator.once(in: 4) ? nil : key(near: model, keyspace))
      return .scan(
        keyspace, range, generator.once(in: 2) ? .ascending : .descending,
        limit: generator.once(in: 3) ? 1 + generator.below(9) : .max)
    }
  }

  private mutating func change(on model: ModelStore) -> StorageChange {
    let existing = model.existing
    guard !existing.isEmpty, !generator.once(in: 30) else { return .create(keyspace()) }
    if generator.once(in: 150) { return .drop(keyspace()) }
    let keyspace = existing[generator.below(existing.count)]
    if generator.below(5) < 2 { return .remove(key(near: model, keyspace), keyspace) }
    return .put(value(), key(near: model, keyspace), keyspace)
  }

  private mutating func keyspace() -> Keyspace {
    Self.keyspaces[generator.below(Self.keyspaces.count)]
  }

  /// Returns an existing key, a similar one, or any other.
  private mutating func key(near model: ModelStore, _ keyspace: Keyspace) -> [UInt8] {
    let keys = model.entries(keyspace)
    if keys.isEmpty || generator.once(in: 2) { return key() }
    var key = keys[generator.below(keys.count)].key
    switch generator.below(8) {
    case 0: key.append(0)
    case 1: if !key.isEmpty { key.removeLast() }
    case 2: if !key.isEmpty { key[key.count - 1] &+= 1 }
    default: break
    }
    return key
  }

  private mutating func key() -> [UInt8] {
    let bytes: [UInt8] = [0, 1, 97, 127, 128, 255]
    let length = generator.once(in: 200) ? 2_000 : generator.below(12)
    // Prefixes of many equal bytes, since row keys in a partition share theirs.
    let shared = [UInt8](repeating: 97, count: generator.once(in: 2) ? 9 : 0)
    return shared + (0..<length).map { _ in bytes[generator.below(bytes.count)] }
  }

  private mutating func value() -> [UInt8] {
    let length = generator.once(in: 300) ? generator.below(20_000) : generator.below(30)
    let byte = UInt8(truncatingIfNeeded: generator.next())
    return (0..<length).map { byte &+ UInt8(truncatingIfNeeded: $0) }
  }
}
