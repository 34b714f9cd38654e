import DynamockModel
import Testing

@testable import DynamockStorage

@Suite("The hash of a partition key")
struct PartitionHashTests {
  /// Buckets found by scanning AWS in 4,096 segments ([dynalite-suite], `test/scan.js`, notes on
  /// hash key buckets).
  @Test(
    "a key is in the same segment as on AWS",
    arguments: [
      (AttributeValue.string("2"), 668), (.string("8"), 1017), (.string("9"), 1103),
      (.string("1"), 1166), (.string("6"), 1380), (.string("0"), 2347), (.string("5"), 2385),
      (.string("4"), 2445), (.string("7"), 3287), (.string("3"), 3332), (.string("3635"), 0),
      (.string("228"), 0), (.string("1668"), 1), (.string("3435"), 4), (.number(251), 1),
      (.number(2388), 4095),
    ])
  func segmentOnAWS(partition: AttributeValue, bucket: Int) {
    #expect(PartitionHash.hash(of: partition) >> 52 == UInt64(bucket))
    let key = RowKey.table(partition: partition)
    #expect(RowKey.hashRange(segment: bucket, of: 4096).contains(key))
  }

  /// The test suite of [rfc-1321], appendix A.5, and messages around the end of a block.
  @Test(
    "MD5 has the published results",
    arguments: [
      ("", 0xd41d_8cd9_8f00_b204), ("a", 0x0cc1_75b9_c0f1_b6a8), ("abc", 0x9001_5098_3cd2_4fb0),
      ("message digest", 0xf96b_697d_7cb7_938d),
      ("abcdefghijklmnopqrstuvwxyz", 0xc3fc_d3d7_6192_e400),
      (
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        0xd174_ab98_d277_d9f5
      ),
      (String(repeating: "1234567890", count: 8), 0x57ed_f4a2_2be3_c955),
      (String(repeating: "x", count: 55), 0x04364420e25c512f),
      (String(repeating: "x", count: 56), 0x668a72d5ba17f08e),
      (String(repeating: "x", count: 64), 0xc1bb4f81d892b2d5),
    ] as [(String, UInt64)])
  func md5(message: String, first64Bits: UInt64) {
    let bytes = Array(message.utf8)
    let actual = MD5.first64Bits(length: bytes.count) { memory in
      bytes.withUnsafeBytes { memory.copyMemory(from: $0) }
    }
    #expect(actual == first64Bits)
  }

  @Test("the hashes of counted keys are spread evenly over 64 segments", arguments: [0, 1])
  func spread(kind: Int) {
    var counts = Array(repeating: 0, count: 64)
    for index in 0..<64_000 {
      let key: AttributeValue = kind == 0 ? .string("user#\(index)") : .number(.init(index))
      counts[Int(PartitionHash.hash(of: key) >> 58)] += 1
    }
    // A thousand are expected in each, with a standard deviation of 31.
    #expect(counts.allSatisfy { (850...1150).contains($0) })
  }
}
