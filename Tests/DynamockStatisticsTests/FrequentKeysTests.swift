import DynamockStatistics
import SeededRandom
import Testing

@Suite("The most frequently used keys")
struct FrequentKeysTests {
  @Test(
    "Every key above twice its share of the capacity is found, between its bounds", arguments: 1...5
  )
  func guarantee(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var exact: [UInt64: Double] = [:]
    var sketch = FrequentKeys<UInt64>(capacity: 32)
    for _ in 0..<20_000 {
      // A product of two uniform numbers is more often small.
      let key =
        UInt64.random(in: 0..<100, using: &generator)
        * UInt64.random(in: 0..<100, using: &generator) / 40
      exact[key, default: 0] += 1
      sketch.add(key, 1, label: key)
    }
    let found = sketch.heaviest(32)
    for (key, weight) in exact where weight > 2 * sketch.total / 32 {
      let entry = found.first { $0.hash == key }
      #expect(entry != nil, "key \(key) of weight \(weight) is missing")
      guard let entry else { continue }
      #expect(entry.weight >= weight && entry.certainWeight <= weight)
    }
    #expect(sketch.total == 20_000)
  }

  @Test("A new key in a full sketch is reported once it exceeds its inherited weight, or recurs")
  func newcomers() {
    var sketch = FrequentKeys<String>(capacity: 2)
    for _ in 0..<4 {
      sketch.add(1, 1, label: "one")
      sketch.add(2, 1, label: "two")
    }
    sketch.add(3, 1, label: "three")
    #expect(sketch.heaviest(2).map(\.label) == ["two"])
    sketch.add(3, 1, label: "three")
    #expect(sketch.heaviest(2).map(\.label) == ["three", "two"])
    sketch.add(4, 100, label: "four")
    #expect(sketch.heaviest(2).map(\.label) == ["four", "three"])
    #expect(sketch.heaviest(1).map(\.certainWeight) == [100])
    #expect(sketch.total == 110)
  }

  @Test("Keys of any weight keep their bounds among ever new keys without weight", arguments: 1...5)
  func weights(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var exact: [UInt64: Double] = [:]
    var sketch = FrequentKeys<Int>(capacity: 4)
    for call in 0..<500 {
      let key = UInt64.random(in: 0..<3, using: &generator)
      let weight = Double.random(in: 0.5...2, using: &generator)
      exact[key, default: 0] += weight
      sketch.add(key, weight, label: Int(key))
      sketch.add(UInt64(100 + call), 0, label: -1)
    }
    let found = sketch.heaviest(4)
    for (key, weight) in exact {
      let entry = try #require(found.first { $0.hash == key })
      #expect(entry.label == Int(key))
      #expect(abs(entry.weight - weight) < 1e-9 && entry.error == 0)
    }
  }

  @Test("Below its capacity the sketch is exact")
  func exact() {
    var sketch = FrequentKeys<String>(capacity: 4)
    for (hash, weight) in [(1, 5.0), (2, 1), (1, 2.5), (3, 4)] as [(UInt64, Double)] {
      sketch.add(hash, weight, label: "k\(hash)")
    }
    #expect(sketch.heaviest(2).map(\.label) == ["k1", "k3"])
    #expect(sketch.heaviest(9).map(\.weight) == [7.5, 4, 1])
    #expect(sketch.heaviest(9).allSatisfy { $0.error == 0 })
  }
}
