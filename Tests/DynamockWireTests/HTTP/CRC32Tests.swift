import Testing

@testable import DynamockWire

@Suite struct CRC32Tests {
  /// Bodies and the checksums that AWS sent for them ([dynalite-suite] `test/connection.js`), and
  /// the check value of the algorithm's definition.
  static let pairs: [(String, UInt32)] = [
    ("", 0), ("123456789", 0xCBF4_3926),
    ("<UnknownOperationException/>\n", 3_552_371_480),
    ("healthy: dynamodb.us-east-1.amazonaws.com ", 3_128_867_991),
    (#"{"__type":"com.amazon.coral.service#SerializationException"}"#, 3_948_637_019),
    (#"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#, 1_368_724_161),
    (
      #"{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","#
        + #""message":"Request is missing Authentication Token"}"#, 2_088_342_776
    ),
  ]

  @Test("checksums equal those of AWS", arguments: pairs)
  func published(text: String, checksum: UInt32) {
    #expect(CRC32.checksum(Array(text.utf8)) == checksum)
  }

  @Test("the result equals that of a bitwise computation for every length and alignment")
  func lengths() {
    let bytes = (0..<700).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 256 &* 31 &+ 13) }
    for start in 0..<17 {
      for end in stride(from: start, to: bytes.count, by: 7) {
        let expected = Self.bitwise(Array(bytes[start..<end]))
        bytes.withUnsafeBytes { all in
          let part = UnsafeRawBufferPointer(rebasing: all[start..<end])
          #expect(CRC32.checksum(part) == expected)
          #expect(CRC32.checksumByTables(part) == expected)
        }
      }
    }
  }

  static func bitwise(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
