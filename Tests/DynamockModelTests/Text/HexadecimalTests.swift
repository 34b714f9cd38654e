import DynamockModel
import Testing

@Suite("Hexadecimal digits and big-endian numbers")
struct HexadecimalTests {
  @Test("bytes are two lowercase digits each, and have no other text")
  func bytes() {
    let all = (0...255).map { UInt8($0) }
    let text = Hexadecimal.text(of: all)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
    #expect(Hexadecimal.bytes(of: text) == all)
    #expect(Hexadecimal.bytes(of: "") == [])
    for wrong in ["0", "0g", "FF", "fF", "+1", " 1", "٣٣"] {
      #expect(Hexadecimal.bytes(of: wrong) == nil, "\(wrong)")
    }
  }

  @Test(
    "up to fifteen digits of either case are a number",
    arguments: [
      ("0", 0), ("7f", 0x7F), ("7F", 0x7F), ("00ff", 0xFF), ("d83D", 0xD83D),
      ("fffffffffffffff", 0xFFF_FFFF_FFFF_FFFF), ("", nil), ("0fffffffffffffff", nil),
      ("+1", nil), ("-1", nil), ("0x1", nil), ("1 ", nil), ("1_0", nil), ("g", nil),
    ] as [(String, Int?)])
  func numbers(text: String, number: Int?) {
    #expect(Hexadecimal.number(of: Array(text.utf8)) == number)
  }

  @Test("numbers are padded to a minimum number of digits")
  func padding() {
    #expect(Hexadecimal.text(0x1F, digits: 4) == "001f")
    #expect(Hexadecimal.text(0x12345, digits: 4) == "12345")
    #expect(Hexadecimal.digit(10) == UInt8(ascii: "a"))
    #expect(Hexadecimal.digit(10, uppercase: true) == UInt8(ascii: "A"))
  }

  @Test("sixteen bytes are a UUID in groups of 8, 4, 4, 4 and 12 digits")
  func identifiers() {
    // [rfc-9562], appendix A.1.
    let text = "c232ab00-9414-11ec-b3c8-9f6bdeced846"
    let bytes = Hexadecimal.bytes(of: text.filter { $0 != "-" })
    #expect(bytes.map { Hexadecimal.identifier(of: $0) } == text)
  }

  @Test("a number is read from its bytes, of which there may be fewer or more than eight")
  func bigEndian() {
    #expect(BigEndian.bytes(0x0102_0304_0506_0708) == [1, 2, 3, 4, 5, 6, 7, 8])
    var three: [UInt8] = []
    BigEndian.append(0x0102_0304, bytes: 3, to: &three)
    #expect(three == [2, 3, 4])
    #expect(BigEndian.number(three) == 0x02_0304)
    #expect(BigEndian.number(three[1...]) == 0x0304)
    #expect(BigEndian.number([] as [UInt8]) == 0)
    #expect(BigEndian.number([1, 2, 3, 4, 5, 6, 7, 8, 9]) == 0x0102_0304_0506_0708)
    #expect(BigEndian.number([0, 1, 2, 3, 4, 5, 6, 7, 8, 9][1...]) == 0x0102_0304_0506_0708)
  }
}
