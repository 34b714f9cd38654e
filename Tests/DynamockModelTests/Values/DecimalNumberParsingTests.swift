import DynamockModel
import Testing

@Suite("Reading numbers")
struct DecimalNumberParsingTests {
  @Test(
    "what is no number is refused with its text",
    arguments: [
      "", " ", " 1", "1 ", "1 2", "-", "+", ".", "-.", "+-1", "--1", "1+2", "+e2", "e", "e1", ".e5",
      "1e", "1e+", "1e-", "1e1.5", "1.2.3", "1,5", "0x10", "1f", "NaN", "-NaN", "Infinity",
      "-Infinity", "dog", "-dog", "١", "1\0", "1e5x", "1_000",
    ])
  func refused(text: String) {
    #expect(DecimalNumber.parse(text) == .failure(.notANumber(text)))
    #expect(DecimalNumber(text) == nil)
  }
}
