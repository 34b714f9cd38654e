import DynamockModel
import Testing

@Suite("Hexadecimal, big-endian numbers and days")
struct BytesAsTextTests {
  @Test(
    "hexadecimal has two digits per byte and is read back",
    arguments: [([], ""), ([0], "00"), ([0x0A, 0xFF, 0x10], "0aff10")] as [([UInt8], String)])
  func hexadecimal(bytes: [UInt8], text: String) {
    #expect(Hexadecimal.text(of: bytes) == text)
    #expect(Hexadecimal.bytes(of: text) == bytes)
  }

  @Test(
    "text that is not hexadecimal in lower case is rejected",
    arguments: ["0", "0g", "0A", " 0", "é"])
  func notHexadecimal(_ text: String) {
    #expect(Hexadecimal.bytes(of: text) == nil)
  }

  @Test(
    "numbers are padded to their digits and never cut",
    arguments: [(1, "0001"), (0x12345, "12345")])
  func padding(number: Int, text: String) {
    #expect(Hexadecimal.text(number, digits: 4) == text)
  }

  @Test(
    "bytes sort as the numbers do, and are read back",
    arguments: [0, 1, 255, 256, .max / 2, .max] as [UInt64])
  func bigEndian(_ number: UInt64) {
    let bytes = BigEndian.bytes(number)
    #expect(bytes.count == 8)
    #expect(BigEndian.number(bytes + [7]) == number)
    if number < .max {
      #expect(bytes.lexicographicallyPrecedes(BigEndian.bytes(number + 1)))
    }
    var short: [UInt8] = []
    BigEndian.append(0x0102_0304_0506, bytes: 4, to: &short)
    #expect(short == [3, 4, 5, 6])
  }

  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days from 1970-01-01.
  @Test(
    "a date is converted to days since 1970",
    arguments: [
      (0, 1970, 1, 1), (-1, 1969, 12, 31), (11_016, 2000, 2, 29), (20_756, 2026, 10, 30),
      (-719_468, 0, 3, 1),
    ])
  func days(day: Int, year: Int, month: Int, dayOfMonth: Int) {
    #expect(Timestamp.day(year: year, month: month, day: dayOfMonth) == day)
    #expect(Timestamp.civilDate(ofDay: day) == (year, month, dayOfMonth))
  }
}
