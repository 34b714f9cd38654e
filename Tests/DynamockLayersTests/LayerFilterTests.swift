import DynamockStorage
import SeededRandom
import Testing

@testable import DynamockLayers

@Suite("Filters of layers")
struct LayerFilterTests {
  private let keyspace = Keyspace(20)

  /// Returns a key of a number, of one of several lengths.
  private func key(_ number: Int) -> [UInt8] {
    let digits = withUnsafeBytes(of: UInt32(number).bigEndian) { Array($0) }
    return digits + [UInt8](repeating: 7, count: number % 19)
  }

  @Test(
    "a filter contains each key that was added, and at most one in 200 of the others",
    arguments: [0, 1, 127, 128, 129, 1_300, 30_000])
  func contents(_ count: Int) {
    let filter = LayerFilter(FilterBudget())
    for number in 0..<count { filter.add(KeyHash(key(number), in: keyspace)) }
    for number in 0..<count {
      #expect(filter.mayContain(KeyHash(key(number), in: keyspace)), "\(number)")
    }
    let others = (count..<count + 20_000).count { number in
      filter.mayContain(KeyHash(key(number), in: keyspace))
    }
    #expect(others <= 100)
    let elsewhere = (0..<count).count { number in
      filter.mayContain(KeyHash(key(number), in: Keyspace(21)))
    }
    #expect(elsewhere <= max(count / 200, 2))
  }

  @Test("random keys of all lengths, of few and of many values, are found")
  func randomKeys() {
    var generator = SeededGenerator(seed: 1)
    let filter = LayerFilter(FilterBudget())
    for _ in 0..<5_000 {
      let bytes = generator.once(in: 2) ? 2 : 256
      let hash = KeyHash(
        (0..<generator.below(40)).map { _ in UInt8(generator.below(bytes)) },
        in: Keyspace(generator.below(3)))
      filter.add(hash)
      #expect(filter.mayContain(hash))
    }
  }

  @Test("a filter that may not grow contains every key, and returns its space at its end")
  func budget() {
    let budget = FilterBudget(bytes: FilterSlice.bytes(capacity: 256 + 512 + 1_024))
    func fill(_ filter: LayerFilter) {
      for number in 0..<1_000 { filter.add(KeyHash(key(number), in: keyspace)) }
    }
    func others(_ filter: LayerFilter) -> Int {
      (1_000..<2_000).count { filter.mayContain(KeyHash(key($0), in: keyspace)) }
    }
    for _ in 0..<3 {
      let first = LayerFilter(budget)
      fill(first)
      #expect(others(first) < 20)
      let second = LayerFilter(budget)
      fill(second)
      #expect(others(second) == 1_000)
    }
  }

  @Test("a filter that was filled later is used only by later versions, a new layer's by all")
  func versions() throws {
    let filters = LayerFilters()
    let (old, new) = (LayerID(number: 1), LayerID(number: 2))
    filters.create(for: new)
    #expect(filters.read(new, at: 0) === filters.written(new))
    #expect(filters.written(new) != nil)
    #expect(filters.read(old, at: 9) == nil)
    #expect(filters.written(old) == nil)
    let filling = try #require(filters.prepare([new, old]))
    #expect(filling.layers.map(\.id) == [old])
    #expect(filters.prepare([new, old]) == nil)
    #expect(filters.written(old) === filling.layers.first?.filter)
    #expect(filters.read(old, at: 9) == nil)
    filters.complete(Array(filling.layers), at: 9)
    #expect(filters.read(old, at: 9) == nil)
    #expect(filters.read(old, at: 10) === filters.written(old))
    #expect(filters.takeCompleted() == [old])
    #expect(filters.takeCompleted() == [])
  }

  @Test("the filter of a number that was assigned again replaces the older one, and stays")
  func numbers() {
    let filters = LayerFilters()
    let layer = LayerID(number: 1)
    filters.create(for: layer)
    let unused = filters.unused { _ in false }
    filters.create(for: layer)
    let second = filters.written(layer)
    #expect(unused[layer] !== second)
    filters.remove(unused)
    #expect(filters.written(layer) === second)
    filters.remove(filters.unused { $0 != layer })
    #expect(filters.written(layer) == nil)
  }
}
