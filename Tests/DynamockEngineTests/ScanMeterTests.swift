import Testing

@testable import DynamockEngine

@Suite("Partitions of a Scan")
struct ScanMeterTests {
  @Test(
    "the highest hash of a partition is the last one before the next",
    arguments: [1, 2, 3, 4, 7, 10, 4_096, 10_000])
  func highestHash(count: Int) {
    for partition in 0..<count {
      let highest = ScanMeter.highestHash(of: partition, count: count)
      #expect(ScanMeter.partition(of: highest, count: count) == partition)
      if partition + 1 < count {
        #expect(ScanMeter.partition(of: highest + 1, count: count) == partition + 1)
      } else {
        #expect(highest == .max)
      }
    }
  }
}
