import DynamockModel
import SeededRandom
import Testing

@testable import DynamockWire

@Suite struct SigningDateTests {
  static let basic: [(String, Int64?)] = [
    ("19700101T000000Z", 0),
    ("20150830T123600Z", 1_440_938_160),
    ("20240229T235959Z", 1_709_251_199),
    ("19691231T235959Z", -1),
    ("20230229T000000Z", nil),
    ("20150830T123600", nil),
    ("20150830T243600Z", nil),
    ("20151330T123600Z", nil),
    ("2015-08-30T12:36:00Z", nil),
    ("20150830t123600Z", nil),
    ("2015083OT123600Z", nil),
    ("", nil),
  ]

  @Test("only ISO 8601's basic format is read", arguments: basic)
  func reading(text: String, seconds: Int64?) {
    #expect(SigningDate(basicFormat: ArraySlice(text.utf8))?.seconds == seconds)
  }

  @Test(
    "a Date header has HTTP's form or the basic one",
    arguments: [
      ("Sun, 30 Aug 2015 12:36:00 GMT", 1_440_938_160), ("20150830T123600Z", 1_440_938_160),
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 30 Agu 2015 12:36:00 GMT", nil),
      ("Sunday, 30-Aug-15 12:36:00 GMT", nil), ("yesterday", nil),
    ] as [(String, Int64?)])
  func header(text: String, seconds: Int64?) {
    #expect(SigningDate(header: ArraySlice(text.utf8))?.seconds == seconds)
  }

  @Test("a written time is read as the same second", arguments: [1, 2, 3] as [UInt64])
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &random)
      let text = SigningDate(seconds: seconds).basicFormat
      #expect(SigningDate(basicFormat: ArraySlice(text.utf8))?.seconds == seconds, "seed \(seed)")
    }
  }

  @Test("a time belongs to the second that has begun")
  func seconds() {
    #expect(SigningDate(Timestamp(milliseconds: 1999)).seconds == 1)
    #expect(SigningDate(Timestamp(milliseconds: -1)).seconds == -1)
  }
}
